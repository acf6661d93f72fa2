"""Stochastic gradients of convex functions, averaged: the mean gap, over all samples."""

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.notation import T, eta
from theorycheck.optimization import every_order, stochastic_gradient_descent
from theorycheck.strategies import reals, sizes, vectors

R_sq = symbol("R_sq", "squared distance from the start to u", nonnegative=True)
g_sq = symbol("g_sq", "largest squared norm of a sampled gradient", nonnegative=True)
excess = symbol("excess", "f at the average of the iterates, minus f(u)", real=True)


@claim(
    source="Nemirovski et al. 2009; Shalev-Shwartz & Ben-David 2014, Theorem 14.8",
    then=E(excess) <= R_sq / (2 * eta * T) + eta * g_sq / 2,
    sharp=True,
)
def averaged_sgd_gap(let, *, descend=stochastic_gradient_descent):
    """Against every u, the averaged iterate loses at most R^2/(2 eta T) + eta G^2/2 on average.

    The functions are |a_i x - b_i|, each as likely as the others.
    """
    n = let(sizes(1, 3))
    T = let(sizes(1, 4))
    a = let(vectors(n, -2, 2))
    b = let(vectors(n))
    u = let(vectors(1))
    x_0 = let(vectors(1, -2, 2))
    eta = let(reals(1 / 16, 2))
    order = every_order(n, T)

    def slope(x, i):
        return (a[i] * np.sign(a[i] * x[:, 0] - b[i]))[:, None]

    path = descend(slope, np.broadcast_to(x_0, (n**T, 1)), eta, order=order)
    average = np.sum(path[:-1], axis=0) / T
    excess = np.mean(np.abs(average * a - b), axis=1) - np.mean(np.abs(u * a - b))
    weights = np.full(n**T, eta / eta / n**T)
    return dict(
        eta=eta,
        T=T,
        R_sq=np.sum((x_0 - u) ** 2),
        g_sq=np.max(a**2),
        excess=excess,
        weights=weights,
    )
