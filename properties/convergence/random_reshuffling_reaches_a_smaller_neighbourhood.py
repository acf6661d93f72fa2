"""Stochastic gradients in a new random order in every epoch: rate and neighbourhood."""

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.notation import T, eta, mu, n
from theorycheck.optimization import every_order, one_like, stochastic_gradient_descent
from theorycheck.optimization.iteration import every_permutation
from theorycheck.strategies import choices, reals, vectors
from theorycheck.strategies.finite_sums import finite_sums

L_max = symbol("L_max", "largest smoothness of a term", positive=True)
R_sq = symbol("R_sq", "squared distance from the start to the minimizer", nonnegative=True)
d_sq = symbol("d_sq", "squared distance to the minimizer after T epochs", nonnegative=True)
noise = symbol("noise", "mean squared gradient of the terms at the minimizer", nonnegative=True)
SHAPES = ((1, 1), (2, 1), (2, 2), (2, 7), (3, 1), (3, 2), (4, 1), (5, 1))


@claim(
    source="Mishchenko, Khaled & Richtarik 2020, Theorem 1 with Proposition 1",
    assume=[eta * L_max <= 1],
    then=E(d_sq) <= (1 - eta * mu) ** (n * T) * R_sq + eta**2 * L_max * n * noise / (2 * mu),
    regime=[eta**2 * L_max * n * noise >= 2 * mu * R_sq],
)
def random_reshuffling_reaches_a_smaller_neighbourhood(let, *, descend=stochastic_gradient_descent):
    """If every term is mu-strongly convex, epochs in random orders contract the mean squared
    distance down to eta^2 L n noise/(2 mu), which is second order in the step.
    """
    n, T = let(choices(SHAPES))
    f = let(finite_sums(n, dim=(1, 2, 20)))
    x_0 = let(vectors(f.d, -2, 2))
    eta = let(reals(1 / 32, 17 / 16)) / f.L_max
    epochs = every_permutation(n)
    epoch = every_order(epochs.shape[1], T)
    order = np.eye(n, dtype=int)[np.concatenate([epochs[:, chosen] for chosen in epoch])]
    outcomes = epoch.shape[1]
    path = descend(f.gradient, np.broadcast_to(x_0, (outcomes, f.d)), eta, order=order)
    return dict(
        eta=eta,
        mu=f.ridge,
        L_max=f.L_max,
        n=n,
        T=T,
        R_sq=np.sum(x_0**2),
        noise=f.noise,
        d_sq=np.sum(path[-1] ** 2, axis=-1),
        weights=np.ones(outcomes, dtype=int) * (one_like(eta) / outcomes),
    )
