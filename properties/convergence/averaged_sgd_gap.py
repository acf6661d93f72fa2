"""Stochastic gradients of convex functions, averaged: the mean gap, over all samples."""

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.notation import T, eta
from theorycheck.optimization import one_like, stochastic_gradient_descent
from theorycheck.optimization.minibatches import sampled_batches
from theorycheck.strategies import choices, reals, vectors
from theorycheck.strategies.finite_sums import HORIZONS, absolute_errors

R_sq = symbol("R_sq", "squared distance from the start to u", nonnegative=True)
g_sq = symbol("g_sq", "largest squared norm of a sampled gradient", nonnegative=True)
excess = symbol("excess", "f at the average of the iterates, minus f(u)", real=True)


@claim(
    source="Nemirovski et al. 2009; Shalev-Shwartz & Ben-David 2014, Lemma 14.1 (and 14.8)",
    then=E(excess) <= R_sq / (2 * eta * T) + eta * g_sq / 2,
    sharp=True,
    regime=[T >= 2, R_sq <= T * eta**2 * g_sq],
)
def averaged_sgd_gap(let, *, descend=stochastic_gradient_descent):
    """Against every u, the averaged iterate loses at most R^2/(2 eta T) + eta G^2/2 on average.

    The functions are |a_i . x - b_i|, each as likely as the others; in long runs only the first
    rounds are sampled, and all gradients after them are whole.
    """
    T = let(choices(HORIZONS))
    f = let(absolute_errors())
    n, d = f.rows.shape
    u = let(vectors(d))
    x_0 = let(vectors(d, -2, 2))
    eta = let(reals(1 / 16, 2))
    order, weights = sampled_batches(n, T, one_like(eta), early=True)
    path = descend(f.subgradient, np.broadcast_to(x_0, (len(weights), d)), eta, order=order)
    return dict(
        eta=eta,
        T=T,
        R_sq=np.sum((x_0 - u) ** 2),
        g_sq=f.steepness,
        excess=f(np.sum(path[:-1], axis=0) / T) - f(u),
        weights=weights,
    )
