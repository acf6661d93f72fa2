"""Stochastic gradients of a strongly convex function with steps 1/(mu t), on a box."""

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.notation import T, mu
from theorycheck.optimization import one_like, stochastic_gradient_descent
from theorycheck.optimization.minibatches import sampled_batches
from theorycheck.strategies import choices
from theorycheck.strategies.noisy_parabolas import noisy_parabolas

d_sq = symbol(
    "d_sq", "squared distance of x_T to the minimizer, x_1 being the start", nonnegative=True
)
g_sq = symbol("g_sq", "largest mean square of a stochastic gradient", nonnegative=True)


@claim(
    source="the induction of Rakhlin, Shamir & Sridharan 2012, Lemma 1, whose bound is "
    "4 G^2/(mu^2 T); this constant derived here",
    assume=[T >= 2],
    then=E(d_sq) <= g_sq / (mu**2 * (T - 1)),
    sharp=True,
)
def sgd_with_decaying_steps_converges(let, *, descend=stochastic_gradient_descent):
    """With steps 1/(mu t) and projections, the mean squared distance is G^2/(mu^2 (T - 1)) at most.

    It is at most (1 - 2/t) of the last one plus G^2/(mu t)^2, and gradients of size G, whose sign
    alone is random, leave no slack. In long runs only the last rounds are sampled.
    """
    T = let(choices((2, 3, 4, 5, 6, 8, 50, 200)))
    f = let(noisy_parabolas())
    order, weights = sampled_batches(2, T - 1, one_like(f.mu))
    start, steps = np.broadcast_to(f.start, (len(weights), len(f.start))), np.arange(1, T)
    path = descend(f.gradient, start, 1 / (f.mu * steps), order=order, project=f.project)
    return dict(
        mu=f.mu,
        T=T,
        g_sq=f.g_sq,
        d_sq=np.sum((path[-1] - f.best) ** 2, axis=-1),
        weights=f.chances(path, order, weights),
    )
