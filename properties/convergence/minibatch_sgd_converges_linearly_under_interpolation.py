"""Mini-batches where all terms share their minimizer: what a larger batch is worth."""

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.networks.linear_rates import eigenvalues
from theorycheck.notation import L, T, eta, mu
from theorycheck.optimization import every_order, stochastic_gradient_descent
from theorycheck.strategies import choices, matrices, reals, sizes, vectors

L_max = symbol("L_max", "largest smoothness of a term", positive=True)
batch = symbol("batch", "number of terms in a batch", integer=True, positive=True)
R_sq = symbol("R_sq", "squared distance from the start to the minimizer", nonnegative=True)
d_sq = symbol("d_sq", "squared distance to the minimizer after T steps", nonnegative=True)
curvature = (L_max + (batch - 1) * L) / batch


@claim(
    source="Ma, Bassily & Belkin 2018, Theorem 1 (eta = 1/curvature); any step size here",
    assume=[eta * curvature <= 2],
    then=E(d_sq) <= (1 - mu * eta * (2 - eta * curvature)) ** T * R_sq,
    sharp=True,
)
def minibatch_sgd_converges_linearly_under_interpolation(
    let, *, descend=stochastic_gradient_descent
):
    """Batches of m terms act as one term of curvature (L_max + (m - 1) L)/m: the rate grows with m
    only until m is about L_max / L.

    The terms are (a_i . x)^2 / 2 in the plane, drawn with replacement; orthogonal a_i of one length
    attain the rate.
    """
    n = let(sizes(2, 3))
    batch = let(sizes(1, 3))
    T = let(sizes(1, 2 if batch < 3 else 1))
    free = let(choices([0, 1]))
    a = let(matrices(n, 2)) * free + np.eye(n, 2, dtype=int)
    x_0 = let(vectors(2))
    L_max = np.max(np.sum(a**2, axis=1))
    L, mu = [value / n for value in eigenvalues(a.T @ a)]
    eta = let(reals(1 / 8, 2)) / ((L_max + (batch - 1) * L) / batch)
    batches = np.moveaxis(every_order(n, batch * T).reshape(T, batch, -1), 1, -1)

    def slope(x, chosen):
        rows = a[chosen]
        return np.mean(rows * np.sum(rows * x[:, None], axis=-1, keepdims=True), axis=1)

    outcomes = n ** (batch * T)
    path = descend(slope, np.broadcast_to(x_0, (outcomes, 2)), eta, order=batches)
    return dict(
        eta=eta,
        mu=np.maximum(mu, 0 * mu),
        L=L,
        L_max=L_max,
        batch=batch,
        T=T,
        R_sq=np.sum(x_0**2),
        d_sq=np.sum(path[-1] ** 2, axis=-1),
        weights=np.full(outcomes, eta / eta / outcomes),
    )
