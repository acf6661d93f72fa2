"""Stochastic gradients with Polyak's step of the sampled term, where all share their minimizer."""

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.notation import T, mu
from theorycheck.optimization import one_like, stochastic_gradient_descent
from theorycheck.optimization.minibatches import sampled_batches
from theorycheck.strategies import choices, vectors
from theorycheck.strategies.finite_sums import BATCHES, HORIZONS, finite_sums

L_max = symbol("L_max", "largest smoothness of a term", positive=True)
R_sq = symbol("R_sq", "squared distance from the start to the minimizer", nonnegative=True)
d_sq = symbol("d_sq", "squared distance to the minimizer after T steps", nonnegative=True)


@claim(
    source="Loizou, Vaswani, Laradji & Lacoste-Julien 2021, Theorem 3.1, at c = 1/2 and without "
    "noise at the minimizer",
    then=E(d_sq) <= (1 - mu / L_max) ** T * R_sq,
    regime=[4 * mu >= L_max],
)
def sgd_with_polyak_steps_needs_no_step_size(let, *, descend=stochastic_gradient_descent):
    """With steps 2 f_i(x)/|grad f_i(x)|^2 of mu-strongly convex, L-smooth terms whose minimum is 0,
    the mean squared distance shrinks by 1 - mu/L at every step.

    The terms are quadratics of different axes, or means of a batch; in long runs only the last
    rounds are sampled.
    """
    n, batch = let(choices(BATCHES))
    f = let(finite_sums(n, pulls=0))
    x_0 = let(vectors(f.d, -2, 2))
    T = let(choices(HORIZONS))
    order, weights = sampled_batches(n, T, one_like(f.ridge), batch=batch)

    def scaled(x, shares):
        slope, value = f.gradient(x, shares), np.sum(shares * f.terms(x), axis=-1)
        size = np.sum(slope**2, axis=-1)
        return slope * (2 * value / np.where(size == 0, 1, size))[:, None]

    path = descend(scaled, np.broadcast_to(x_0, (len(weights), f.d)), 1, order=order)
    return dict(
        mu=f.ridge,
        L_max=f.L_max,
        T=T,
        R_sq=np.sum(x_0**2),
        d_sq=np.sum(path[-1] ** 2, axis=-1),
        weights=weights,
    )
