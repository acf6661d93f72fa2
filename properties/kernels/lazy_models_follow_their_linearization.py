"""Lazy training, the outputs: scaled up by alpha, a model stays within 1/alpha^2 of linear."""

import numpy as np
from sympy import Rational

from theorycheck import claim, rate, symbol
from theorycheck.arithmetic.linear_algebra import spectral_norm_bound
from theorycheck.networks import (
    antisymmetric,
    ntk_scale,
    softplus,
    train_two_layer,
    two_layer,
    two_layer_jacobian,
)
from theorycheck.notation import eta
from theorycheck.strategies import choices, matrices, reals, sizes, vectors
from theorycheck.strategies.designs import gaussian_like_designs
from theorycheck.strategies.networks import output_signs

alpha = symbol("alpha", "factor by which the model's output is scaled", positive=True)
size = symbol("size", "largest eigenvalue of the tangent kernel at the start", nonnegative=True)
off = symbol("off", "distance of its outputs to those of its linearization", nonnegative=True)


@claim(
    source="after Chizat, Oyallon & Bach 2019, On lazy training: 1/alpha^2 by antisymmetry, here",
    assume=[off >= Rational(1, 2**40), eta * size <= 2],
    then=rate(off, alpha, start=4, slack=Rational(1, 2)) <= -Rational(7, 4),
)
def lazy_models_follow_their_linearization(let, *, train=train_two_layer):
    """A smooth network of two halves that cancel at the start, scaled up by alpha, is after a
    number of gradient steps of size at most 2 over its tangent kernel's largest eigenvalue within
    O(1/alpha^2) of its linearization trained likewise, here at least as fast as alpha^(-7/4).
    """
    n, d, steps = (let(sizes(1, most)) for most in (3, 3, 12))
    m = let(choices([1, 2, 3, 16, 128]))
    X, W, y = (
        let(matrices(n, d, 1 / 4, 1)),
        let(gaussian_like_designs(d, m)),
        let(vectors(n, 1 / 4, 1)),
    )
    a, eta = let(output_signs(m)), let(reals(1 / 8, 2))
    W, a = antisymmetric(W, a)
    how = {"activation": softplus, "scale": ntk_scale(W)}
    J = two_layer_jacobian(X, W, a, **how)[0].reshape(n, -1)
    linear = 0 * y
    for _ in range(steps):
        linear = linear - eta * (J @ (J.T @ (linear - y)))
    alphas, distances = [4, 8, 16, 32], []
    for alpha in alphas:
        path, _ = train(X, y / alpha, W, a, eta, steps=steps, output_layer=False, **how)
        distance = alpha * two_layer(X, path[-1], a, **how) - linear
        distances.append(np.sqrt(np.sum(distance**2)))
    return dict(alpha=alphas, eta=eta, size=spectral_norm_bound(J) ** 2, off=np.stack(distances))
