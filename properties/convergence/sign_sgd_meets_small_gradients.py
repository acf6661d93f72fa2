"""The signs of stochastic gradients, on a function that need not be convex."""

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.notation import T, eta
from theorycheck.optimization import one_like, sign_sgd
from theorycheck.optimization.minibatches import sampled_batches
from theorycheck.strategies import choices, log_reals, vectors
from theorycheck.strategies.finite_sums import BATCHES, centered, noises
from theorycheck.strategies.landscapes import NONCONVEX, landscapes

f_0 = symbol("f_0", "objective above its minimum at the start", nonnegative=True)
size = symbol("size", "sum of the absolute slopes, averaged over T iterates", nonnegative=True)
L_1 = symbol("L_1", "sum of the curvatures along the coordinates", positive=True)
sigma_1 = symbol("sigma_1", "sum of the standard deviations of the slopes", nonnegative=True)


@claim(
    source="Bernstein, Wang, Azizzadenesheli & Anandkumar 2018, proof of Theorem 1, for any step; "
    "half its 2 sigma_1, derived here",
    then=E(size) <= f_0 / (eta * T) + sigma_1 + eta * L_1 / 2,
    sharp=True,
    regime=[T >= 2, f_0 / (eta * T) + eta * L_1 / 2 <= sigma_1],
)
def sign_sgd_meets_small_gradients(let, *, descend=sign_sgd):
    """Steps of eta along the signs meet mean absolute slopes of gap/(eta T) + sigma_1 +
    eta L_1/2 in sum, where L_1 and sigma_1 add up over the coordinates.

    A sign is wrong with probability sigma^2/(sigma^2 + g^2) at most (Cantelli), which costs 2 |g|
    of progress, so sigma at most; Markov's inequality in its place gives the published 2 sigma.
    The noise is one of n vectors, among which one may be rare and large, or a mean of some; in
    long runs only the first rounds are noisy.
    """
    f = let(landscapes(NONCONVEX, dim=(1, 4), centered=True))
    n, batch = let(choices(BATCHES))
    T = let(choices((1, 2, 3, 4, 8, 50)))
    x_0 = let(vectors(f.dim, -4, 4))
    eta = let(log_reals(1 / 64, 4))
    errors = centered(let(noises(n, f.dim, 2)))
    order, weights = sampled_batches(n, T, one_like(eta), batch=batch, early=True)
    path = descend(
        lambda x, shares: f.gradient(x) + shares @ errors,
        np.broadcast_to(x_0, (len(weights), f.dim)),
        eta,
        order=order,
    )
    return dict(
        eta=eta,
        T=T,
        f_0=f(x_0),
        L_1=np.sum(f.curvatures + f.ridge),
        sigma_1=np.sum(np.sqrt(np.sum(errors**2, axis=0) / (n * batch))),
        size=np.sum(np.abs(f.gradient(path[:-1])), axis=(0, 2)) / T,
        weights=weights,
    )
