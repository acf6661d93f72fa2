"""Stochastic gradients under the Polyak-Lojasiewicz inequality: rate and neighbourhood."""

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.notation import L, T, eta, mu
from theorycheck.optimization import one_like, stochastic_gradient_descent
from theorycheck.optimization.minibatches import sampled_batches
from theorycheck.strategies import choices, reals, vectors
from theorycheck.strategies.finite_sums import BATCHES, centered, noises
from theorycheck.strategies.function_classes import lojasiewicz_functions

g_sq = symbol("g_sq", "largest mean square of a stochastic gradient on the way", nonnegative=True)
f_0 = symbol("f_0", "objective above its minimum at the start", nonnegative=True)
f_T = symbol("f_T", "objective above its minimum after T steps", nonnegative=True)


@claim(
    source="Karimi, Nutini & Schmidt 2016, Theorem 4",
    assume=[2 * eta * mu < 1],
    then=E(f_T) <= (1 - 2 * eta * mu) ** T * f_0 + eta * L * g_sq / (4 * mu),
    regime=[eta * L * g_sq >= 4 * mu * f_0],
)
def sgd_reaches_a_neighbourhood_under_a_lojasiewicz_inequality(
    let, *, descend=stochastic_gradient_descent
):
    """The mean gap contracts by 1 - 2 eta mu per step down to eta L G^2/(4 mu), convex or not.

    The noise is one of n vectors, among which one may be rare and large, or a mean of some; in
    long runs only the last rounds are noisy.
    """
    f = let(lojasiewicz_functions())
    n, batch = let(choices(BATCHES))
    T = let(choices((1, 2, 3, 4, 6, 20)))
    x_0 = let(vectors(f.dim, -4, 4))
    mu = f.lojasiewicz
    eta = let(reals(1 / 64, 3)) / (2 * mu)
    errors = centered(let(noises(n, f.dim, 4)))
    order, weights = sampled_batches(n, T, one_like(eta), batch=batch)
    path = descend(
        lambda x, shares: f.gradient(x) + shares @ errors,
        np.broadcast_to(x_0, (len(weights), f.dim)),
        eta,
        order=order,
    )
    largest = np.max(np.sum(f.gradient(path[:-1]) ** 2, axis=-1))
    return dict(
        eta=eta,
        mu=mu,
        L=f.L,
        T=T,
        f_0=f(x_0),
        g_sq=largest + np.sum(errors**2) / (n * batch),
        f_T=f(path[-1]),
        weights=weights,
    )
