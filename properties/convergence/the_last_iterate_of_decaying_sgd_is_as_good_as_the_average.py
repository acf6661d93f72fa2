"""Stochastic gradients with steps that decay linearly to 0: the last iterate, over all samples."""

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.notation import T, eta
from theorycheck.optimization import every_order, stochastic_gradient_descent
from theorycheck.strategies import choices, matrices, reals, sizes, vectors

R_sq = symbol("R_sq", "squared distance from the start to u", nonnegative=True)
g_sq = symbol("g_sq", "largest squared norm of a sampled gradient", nonnegative=True)
excess = symbol("excess", "f at the last iterate, minus f(u)", real=True)


@claim(
    source="Defazio, Cutkosky, Mehta & Mishchenko 2023, on linear decay (at eta = R/(G sqrt T))",
    then=E(excess) <= R_sq / (2 * eta * T) + eta * g_sq / 2,
    sharp=True,
)
def the_last_iterate_of_decaying_sgd_is_as_good_as_the_average(
    let, *, descend=stochastic_gradient_descent
):
    """With steps eta (1 - t/T), t = 1, ..., T, the last iterate has the mean gap that the average
    has with constant steps, at most R^2/(2 eta T) + eta G^2/2 against every u.

    The functions are |a_i . x - b_i|, each as likely as the others.
    """
    d = let(choices((1, 2, 50)))
    n = let(sizes(1, 3))
    T = let(sizes(1, 6))
    a = let(matrices(n, d))
    b = let(vectors(n))
    u = let(vectors(d))
    x_1 = let(vectors(d))
    eta = let(reals(1 / 16, 2))

    def slope(x, i):
        residuals = np.sum(a[i] * x, axis=-1) - b[i]
        return a[i] * np.sign(residuals)[:, None]

    start = np.broadcast_to(x_1, (n**T, d))
    steps = [eta * (T - t) / T for t in range(1, T)]
    path = descend(slope, start, steps, order=every_order(n, T)[1:])
    excess = np.mean(np.abs(path[-1] @ a.T - b), axis=-1) - np.mean(np.abs(a @ u - b))
    return dict(
        eta=eta,
        T=T,
        R_sq=np.sum((x_1 - u) ** 2),
        g_sq=np.max(np.sum(a**2, axis=1)),
        excess=excess,
        weights=np.full(n**T, eta / eta / n**T),
    )
