"""Weight decay where weights are normalized: the same path as without it, with growing steps."""

import numpy as np
from sympy import Eq, Rational

from theorycheck import claim, symbol
from theorycheck.networks import batch_normalized_gradient
from theorycheck.notation import eta, lam, t
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import matrices, reals, sizes, vectors

decayed = symbol("decayed", "a weight after t steps with decay")
grown = symbol("grown", "the same after t steps without it, with growing step sizes")
variance = symbol("variance", "variance of the preactivations at the start", nonnegative=True)


@claim(
    source="Li & Arora 2020, An exponential learning rate schedule for deep learning, for constant "
    "steps without momentum",
    assume=[variance >= Rational(1, 2**10), eta * lam < 1],
    then=Eq(decayed, (1 - eta * lam) ** t * grown),
)
def weight_decay_under_normalization_is_a_growing_step_size(
    let, *, gradient=batch_normalized_gradient, descend=gradient_descent
):
    """Gradient descent with step size eta and weight decay lam on a batch-normalized neuron goes,
    up to a factor (1 - eta lam)^t that normalization ignores, where descent without decay goes with
    step size eta (1 - eta lam)^(-2t - 1) in its t-th step.
    """
    n, d, T = let(sizes(2, 8)), let(sizes(1, 4)), let(sizes(1, 5))
    X, y, w = let(matrices(n, d)), let(vectors(n)), let(vectors(d))
    eta, lam = let(reals(0, 1)), let(reals(0, 1))
    u = X @ w
    variance, kept = np.sum((u - np.sum(u) / n) ** 2) / n, 1 - eta * lam
    if not (variance > 0 and kept > 0):
        return dict(eta=eta, lam=lam, variance=variance, t=0, decayed=w, grown=w)
    decayed = descend(lambda w: gradient(X, y, w) + lam * w, w, eta, steps=T)
    grown = descend(lambda w: gradient(X, y, w), w, lambda t: eta / kept ** (2 * t + 1), steps=T)
    t = np.arange(T + 1)[:, None]
    return dict(eta=eta, lam=lam, variance=variance, t=t, decayed=decayed, grown=grown)
