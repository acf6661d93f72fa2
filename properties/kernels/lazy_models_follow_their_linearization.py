"""Lazy training, the outputs: scaled up by alpha, a model stays within 1/alpha of linear."""

import numpy as np
from sympy import Rational

from theorycheck import claim, rate, symbol
from theorycheck.networks import (
    antisymmetric,
    ntk_scale,
    softplus,
    train_two_layer,
    two_layer,
    two_layer_jacobian,
)
from theorycheck.strategies import matrices, reals, sizes, vectors
from theorycheck.strategies.networks import output_signs

alpha = symbol("alpha", "factor by which the model's output is scaled", positive=True)
off = symbol("off", "distance of its outputs to those of its linearization", nonnegative=True)


@claim(
    source="Chizat, Oyallon & Bach 2019, On lazy training, Theorem 2.3; here 1/alpha^2",
    assume=[off >= Rational(1, 2**40)],
    then=rate(off, alpha, start=4, slack=Rational(1, 4)) <= -1,
)
def lazy_models_follow_their_linearization(let, *, train=train_two_layer):
    """A smooth network that starts at zero, scaled up by alpha, is after any number of gradient
    steps within O(1/alpha) of its linearization trained likewise.
    """
    n, m, d = let(sizes(1, 2)), let(sizes(1, 2)), let(sizes(1, 2))
    X, W, y = let(matrices(n, d, 1 / 4, 1)), let(matrices(d, m)), let(vectors(n, 1 / 4, 1))
    a, eta = let(output_signs(m)), let(reals(1 / 4, 1))
    W, a = antisymmetric(W, a)
    how = {"activation": softplus, "scale": ntk_scale(W)}
    J = two_layer_jacobian(X, W, a, **how)[0].reshape(n, -1)
    linear = 0 * y
    for _ in range(4):
        linear = linear - eta * (J @ (J.T @ (linear - y)))
    alphas, distances = [4, 8, 16, 32], []
    for alpha in alphas:
        path, _ = train(X, y / alpha, W, a, eta, steps=4, output_layer=False, **how)
        distance = alpha * two_layer(X, path[-1], a, **how) - linear
        distances.append(np.sqrt(np.sum(distance**2)))
    return dict(alpha=alphas, off=np.stack(distances))
