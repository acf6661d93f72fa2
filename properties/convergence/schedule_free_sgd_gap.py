"""Schedule-free stochastic gradients on convex functions: the mean gap, over all samples."""

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.notation import T, eta
from theorycheck.optimization import every_order, schedule_free
from theorycheck.strategies import choices, matrices, reals, sizes, vectors

R_sq = symbol("R_sq", "squared distance from the start to u", nonnegative=True)
g_sq = symbol("g_sq", "largest squared norm of a sampled gradient", nonnegative=True)
excess = symbol("excess", "f at the averaged point, minus f(u)", real=True)


@claim(
    source="Defazio et al. 2024, Theorem 1 (eta = R/(G sqrt T) gives R G/sqrt T)",
    then=E(excess) <= R_sq / (2 * eta * T) + eta * g_sq / 2,
    sharp=True,
)
def schedule_free_sgd_gap(let, *, descend=schedule_free):
    """For every beta in [0, 1], the mean of the first T base points has, on average, a gap of at
    most R^2/(2 eta T) + eta G^2/2 against every u, without any schedule.

    The functions are |a_i . x - b_i|, each as likely as the others; the start is the first point.
    """
    d = let(choices((1, 2, 50)))
    n = let(sizes(1, 3))
    T = let(sizes(1, 6))
    a = let(matrices(n, d))
    b = let(vectors(n))
    u = let(vectors(d))
    x_1 = let(vectors(d))
    eta = let(reals(1 / 16, 2))
    beta = let(reals(0, 1))

    def slope(x, i):
        residuals = np.sum(a[i] * x, axis=-1) - b[i]
        return a[i] * np.sign(residuals)[:, None]

    start = np.broadcast_to(x_1, (n**T, d))
    path = descend(slope, start, eta, order=every_order(n, T)[1:], beta_1=beta)
    excess = np.mean(np.abs(path[-1] @ a.T - b), axis=-1) - np.mean(np.abs(a @ u - b))
    return dict(
        eta=eta,
        T=T,
        R_sq=np.sum((x_1 - u) ** 2),
        g_sq=np.max(np.sum(a**2, axis=1)),
        excess=excess,
        weights=np.full(n**T, eta / eta / n**T),
    )
