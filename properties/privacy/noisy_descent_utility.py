"""Noisy gradient descent on a convex function: what privacy's noise costs at most."""

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.learning import all_signs
from theorycheck.notation import T, eta
from theorycheck.privacy import noisy_descent
from theorycheck.strategies import reals, sizes

slope = symbol("slope", "bound on the subgradients", positive=True)
s = symbol("s", "standard deviation of the noise on each gradient", nonnegative=True)
start = symbol("start", "distance of the first point to the minimizer", nonnegative=True)
excess = symbol("excess", "value at the average point minus the minimum", nonnegative=True)


@claim(
    source="Bassily, Smith & Thakurta 2014, Theorem 2.4; Shalev-Shwartz & Ben-David 2014, 14.8",
    then=E(excess) <= start**2 / (2 * eta * T) + eta * (slope**2 + s**2) / 2,
    sharp=True,
)
def noisy_descent_utility(let, *, descend=noisy_descent):
    """T steps of subgradient descent with noise of variance s^2 have, at their average, an expected
    excess of at most start^2/(2 eta T) + eta (slope^2 + s^2)/2.
    """
    T = let(sizes(1, 6))
    slope = let(reals(1 / 16, 2))
    eta = let(reals(1 / 64, 2))
    s = let(reals(0, 4))
    start = let(reals(0, 4))
    signs = all_signs(T)
    points = descend(lambda w: slope * np.sign(w), start + 0 * signs[:, 0], eta, s * signs.T)
    excess = slope * abs(np.mean(points[:-1], axis=0))
    weights = (1 + 0 * excess) / 2**T
    return dict(T=T, slope=slope, eta=eta, s=s, start=start, excess=excess, weights=weights)
