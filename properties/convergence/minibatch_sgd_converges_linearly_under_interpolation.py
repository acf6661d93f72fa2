"""Mini-batches where all terms share their minimizer: what a larger batch is worth."""

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.notation import L, T, eta, mu
from theorycheck.optimization import one_like, stochastic_gradient_descent
from theorycheck.optimization.minibatches import sampled_batches
from theorycheck.strategies import choices, reals, vectors
from theorycheck.strategies.finite_sums import BATCHES, finite_sums

L_max = symbol("L_max", "largest smoothness of a term", positive=True)
batch = symbol("batch", "number of terms in a batch", integer=True, positive=True)
R_sq = symbol("R_sq", "squared distance from the start to the minimizer", nonnegative=True)
d_sq = symbol("d_sq", "squared distance to the minimizer after T steps", nonnegative=True)
curvature = (L_max + (batch - 1) * L) / batch


@claim(
    source=(
        "Ma, Bassily & Belkin 2018, Theorem 1 (eta = 1/curvature); at batch 1 and eta = 1/L_max "
        "with rows of one length, Strohmer & Vershynin 2009, Theorem 2; any step size here"
    ),
    assume=[eta * curvature <= 2],
    then=E(d_sq) <= (1 - mu * eta * (2 - eta * curvature)) ** T * R_sq,
    sharp=True,
)
def minibatch_sgd_converges_linearly_under_interpolation(
    let, *, descend=stochastic_gradient_descent
):
    """Batches of m terms act as one term of curvature (L_max + (m - 1) L)/m: the rate grows with m
    only until m is about L_max / L.

    The terms are (a_i . x)^2 / 2, with or without a common ridge, drawn with replacement; mu is the
    least curvature along the rows, where the start lies. In long runs the last rounds are sampled.
    """
    n, batch = let(choices(BATCHES))
    T = let(choices((1, 2, 3, 4, 6, 50)))
    f = let(finite_sums(n, ridge=let(choices((0, 1))), pulls=0, dim=(1, 2, 10)))
    start = let(vectors(min(n, f.d)))
    x_0 = start @ f.rows if n < f.d else start
    L, *_, mu = [*f.eigenvalues(), f.eigenvalues()[-1]]
    eta = let(reals(1 / 16, 17 / 8)) / ((f.L_max + (batch - 1) * L) / batch)
    order, weights = sampled_batches(n, T, one_like(eta), batch=batch)
    path = descend(f.gradient, np.broadcast_to(x_0, (len(weights), f.d)), eta, order=order)
    return dict(
        eta=eta,
        mu=np.maximum(mu, 0 * mu),
        L=L,
        L_max=f.L_max,
        batch=batch,
        T=T,
        R_sq=np.sum(x_0**2),
        d_sq=np.sum(path[-1] ** 2, axis=-1),
        weights=weights,
    )
