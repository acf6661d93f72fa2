"""Stochastic gradients with steps that decay linearly to 0: the last iterate, over all samples."""

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.notation import T, eta
from theorycheck.optimization import one_like, stochastic_gradient_descent
from theorycheck.optimization.minibatches import sampled_batches
from theorycheck.strategies import choices, reals, vectors
from theorycheck.strategies.finite_sums import HORIZONS, absolute_errors

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

    The functions are |a_i . x - b_i|, each as likely as the others; in long runs only the last
    rounds are sampled, and all gradients before them are whole.
    """
    T = let(choices(HORIZONS))
    f = let(absolute_errors())
    n, d = f.rows.shape
    u = let(vectors(d))
    x_1 = let(vectors(d))
    eta = let(reals(1 / 16, 2))
    order, weights = sampled_batches(n, T, one_like(eta))
    start = np.broadcast_to(x_1, (len(weights), d))
    steps = [eta * (T - t) / T for t in range(1, T)]
    path = descend(f.subgradient, start, steps, order=order[1:])
    return dict(
        eta=eta,
        T=T,
        R_sq=np.sum((x_1 - u) ** 2),
        g_sq=f.steepness,
        excess=f(path[-1]) - f(u),
        weights=weights,
    )
