"""Lazy training at a rate: scaled up by alpha, a model fits by moving a distance 1/alpha."""

import numpy as np
from sympy import Rational

from theorycheck import claim, rate, symbol
from theorycheck.arithmetic.linear_algebra import spectral_norm_bound
from theorycheck.networks import (
    antisymmetric,
    ntk_scale,
    softplus,
    train_two_layer,
    two_layer_jacobian,
)
from theorycheck.notation import eta
from theorycheck.strategies import choices, matrices, reals, sizes, vectors
from theorycheck.strategies.designs import gaussian_like_designs
from theorycheck.strategies.networks import output_signs

alpha = symbol("alpha", "factor by which the model's output is scaled", positive=True)
moved = symbol("moved", "distance of the weights to their start after some steps", nonnegative=True)
size = symbol("size", "largest eigenvalue of the tangent kernel at the start", nonnegative=True)


@claim(
    source="Chizat, Oyallon & Bach 2019, On lazy training in differentiable programming",
    assume=[moved >= Rational(1, 2**20), eta * size <= 2],
    then=rate(moved, alpha, start=8, slack=Rational(1, 4)) <= -1,
)
def lazy_models_move_in_inverse_proportion(let, *, train=train_two_layer):
    """A smooth network that starts at zero, scaled up by alpha, is trained in a number of steps of
    size at most 2 over its tangent kernel's largest eigenvalue by moving its weights O(1/alpha).
    """
    n, d, steps = (let(sizes(1, most)) for most in (3, 3, 12))
    m = let(choices([1, 2, 3, 16, 128]))
    X, W, y = let(matrices(n, d)), let(gaussian_like_designs(d, m)), let(vectors(n))
    a, eta = let(output_signs(m)), let(reals(1 / 8, 2))
    W, a = antisymmetric(W, a)
    how = {"activation": softplus, "scale": ntk_scale(W)}
    size = spectral_norm_bound(two_layer_jacobian(X, W, a, **how)[0].reshape(n, -1)) ** 2
    alphas, moves = [8, 16, 32, 64], []
    for alpha in alphas:
        path, _ = train(X, y / alpha, W, a, eta, steps=steps, output_layer=False, **how)
        moves.append(np.sqrt(np.sum((path[-1] - W) ** 2)))
    return dict(alpha=alphas, eta=eta, size=size, moved=np.stack(moves))
