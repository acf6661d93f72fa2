"""Private subgradient descent on the distances to n records: what privacy costs at most."""

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.learning import all_signs
from theorycheck.notation import T, eta, n
from theorycheck.privacy import noisy_descent
from theorycheck.strategies import log_reals, reals, sizes, vectors

slope = symbol("slope", "bound on the subgradients", positive=True)
rho = symbol("rho", "privacy lost in all steps, as zero-concentrated", positive=True)
start = symbol("start", "distance of the first point to the minimizer", nonnegative=True)
excess = symbol("excess", "value at the average point minus the minimum", nonnegative=True)

noise = 2 * T * (slope / n) ** 2 / rho  # variance


@claim(
    source="Shalev-Shwartz & Ben-David 2014, Theorem 14.8, as used by Bassily, Smith & Thakurta "
    "2014 for private training; the noise by Bun & Steinke 2016, Proposition 1.6 and Lemma 1.7",
    then=E(excess) <= start**2 / (2 * eta * T) + eta * (slope**2 + noise) / 2,
    sharp=True,
)
def noisy_descent_utility(let, *, descend=noisy_descent):
    """T steps of subgradient descent on slope times the mean distance to n numbers, with the noise
    that makes them together rho-zero-concentrated private, of variance s^2 = 2 T (slope/n)^2/rho,
    have at their average an expected excess of at most
    start^2/(2 eta T) + eta (slope^2 + s^2)/2.

    A record moves a subgradient by at most 2 slope/n. Noise of two values stands for the Gaussian.
    """
    T, pairs = let(sizes(1, 8)), let(sizes(0, 6))
    slope, eta = let(reals(1 / 16, 2)), let(reals(1 / 64, 2))
    rho, start = let(log_reals(1 / 16, 16)), let(reals(0, 4))
    sides = np.concatenate([let(vectors(pairs, 0, 4)), let(vectors(pairs, -4, 0))])
    records = np.append(sides, 0 * start)  # as many above 0 as below: 0 minimizes
    n, signs = len(records), all_signs(T)
    s = slope / n * np.sqrt(2 * T / rho)

    def distance(w):
        return slope * np.mean(abs(w[..., None] - records), axis=-1)

    points = descend(
        lambda w: slope * np.mean(np.sign(w[..., None] - records), axis=-1),
        start + 0 * signs[:, 0],
        eta,
        s * signs.T,
    )
    excess = distance(np.mean(points[:-1], axis=0)) - distance(0 * points[0])
    weights = (1 + 0 * excess) / 2**T
    return dict(
        T=T, n=n, slope=slope, eta=eta, rho=rho, start=start, excess=excess, weights=weights
    )
