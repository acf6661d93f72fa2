"""Stochastic gradients on a smooth function that need not be convex: the mean squared gradient."""

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.notation import L, T, eta
from theorycheck.optimization import one_like, stochastic_gradient_descent
from theorycheck.optimization.minibatches import sampled_batches
from theorycheck.strategies import choices, reals, sizes, vectors
from theorycheck.strategies.finite_sums import BATCHES, centered, noises
from theorycheck.strategies.landscapes import NONCONVEX, landscapes
from theorycheck.strategies.losses_on_data import NONCONVEX_LOSSES, losses_on_data

f_0 = symbol("f_0", "objective above its minimum at the start", nonnegative=True)
g_sq = symbol("g_sq", "squared gradient norm, averaged over the first T iterates", nonnegative=True)
noise = symbol("noise", "variance of the gradient noise", nonnegative=True)


@claim(
    source="Ghadimi & Lan 2013, Theorem 2.1",
    assume=[eta * L < 2],
    then=E(g_sq) <= (f_0 / (eta * T) + L * eta * noise / 2) / (1 - L * eta / 2),
    needs=[eta * L < 2],
    sharp=True,
    regime=[T >= 2, 2 * f_0 <= T * L * eta**2 * noise],
)
def sgd_meets_small_gradients(let, *, descend=stochastic_gradient_descent):
    """The mean squared gradient is at most (gap/(eta T) + L eta noise / 2) / (1 - L eta / 2).

    The noise is one of n vectors, among which one may be rare and large, or a mean of some; in
    long runs only the first rounds are noisy.
    """
    general = losses_on_data(NONCONVEX_LOSSES, dim=(1, 20), rows=(1, 20))
    f = let(general if let(sizes(0, 1)) else landscapes(NONCONVEX, dim=(1, 4)))
    n, batch = let(choices(BATCHES))
    T = let(choices((1, 2, 3, 4, 6, 50)))
    x_0 = let(vectors(f.dim, -2, 2))
    eta = let(reals(1 / 8, 5 / 2)) / f.L
    errors = centered(let(noises(n, f.dim, 4)))
    order, weights = sampled_batches(n, T, one_like(eta), batch=batch, early=True)
    path = descend(
        lambda x, shares: f.gradient(x) + shares @ errors,
        np.broadcast_to(x_0, (len(weights), f.dim)),
        eta,
        order=order,
    )
    return dict(
        L=f.L,
        eta=eta,
        T=T,
        f_0=f(x_0),
        noise=np.sum(errors**2) / (n * batch),
        g_sq=np.sum(f.gradient(path[:-1]) ** 2, axis=(0, 2)) / T,
        weights=weights,
    )
