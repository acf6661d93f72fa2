"""Schedule-free stochastic gradients on convex functions: the mean gap, over all samples."""

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.notation import T, eta
from theorycheck.optimization import one_like, schedule_free
from theorycheck.optimization.minibatches import sampled_batches
from theorycheck.strategies import choices, reals, vectors
from theorycheck.strategies.finite_sums import absolute_errors

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

    The functions are |a_i . x - b_i|, each as likely as the others, and in long runs the last
    rounds are sampled; the start is the first point.
    """
    T = let(choices((1, 2, 3, 4, 6, 50)))
    f = let(absolute_errors())
    n, d = f.rows.shape
    u = let(vectors(d))
    x_1 = let(vectors(d))
    eta = let(reals(1 / 16, 2))
    beta = let(reals(0, 1))
    order, weights = sampled_batches(n, T, one_like(eta))
    start = np.broadcast_to(x_1, (len(weights), d))
    path = descend(f.subgradient, start, eta, order=order[1:], beta_1=beta)
    return dict(
        eta=eta,
        T=T,
        R_sq=np.sum((x_1 - u) ** 2),
        g_sq=f.steepness,
        excess=f(path[-1]) - f(u),
        weights=weights,
    )
