"""Stochastic gradients of a strongly convex function, averaged with weights 1, ..., T."""

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.notation import T, mu
from theorycheck.optimization import one_like, stochastic_gradient_descent
from theorycheck.optimization.minibatches import sampled_batches
from theorycheck.strategies import choices
from theorycheck.strategies.noisy_parabolas import noisy_parabolas

excess = symbol("excess", "f at the weighted average, above its minimum", nonnegative=True)
g_sq = symbol("g_sq", "largest mean square of a stochastic gradient", nonnegative=True)
harmonic = symbol("harmonic", "1 + 1/2 + ... + 1/(T + 1)", positive=True)


@claim(
    source="Lacoste-Julien, Schmidt & Bach 2012, equations (5) and (6), before t/(t + 1) <= 1",
    then=E(excess) <= 2 * g_sq * (T + 1 - harmonic) / (mu * T * (T + 1)),
    sharp=True,
)
def weighted_sgd_with_decaying_steps_converges(let, *, descend=stochastic_gradient_descent):
    """With steps 2/(mu (t + 1)) and weights 1, ..., T, the average has a mean gap of less than
    2 G^2/(mu (T + 1)).

    In long runs only the last rounds are sampled, and all gradients before them are whole.
    """
    T = let(choices((1, 1, 2, 3, 4, 6, 50, 200)))
    f = let(noisy_parabolas())
    one = one_like(f.mu)
    order, weights = sampled_batches(2, T, one)
    start, rounds = np.broadcast_to(f.start, (len(weights), len(f.start))), np.arange(1, T + 1)
    path = descend(f.gradient, start, 2 / (f.mu * (rounds + 1)), order=order, project=f.project)
    average = np.sum(rounds[:, None, None] * path[:-1], axis=0) * 2 / (T * (T + 1))
    return dict(
        mu=f.mu,
        T=T,
        g_sq=f.g_sq,
        harmonic=one + np.sum(one / (rounds + 1)),
        excess=f(average) - f(f.best),
        weights=f.chances(path, order, weights),
    )
