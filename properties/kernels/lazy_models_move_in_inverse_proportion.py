"""Lazy training at a rate: scaled up by alpha, a model fits by moving a distance 1/alpha."""

import numpy as np
from sympy import Rational

from theorycheck import claim, rate, symbol
from theorycheck.networks import antisymmetric, ntk_scale, softplus, train_two_layer
from theorycheck.strategies import matrices, reals, sizes, vectors
from theorycheck.strategies.networks import output_signs

alpha = symbol("alpha", "factor by which the model's output is scaled", positive=True)
moved = symbol("moved", "distance of the weights to their start after six steps", nonnegative=True)


@claim(
    source="Chizat, Oyallon & Bach 2019, On lazy training, Theorem 2.2",
    assume=[moved >= Rational(1, 2**20)],
    then=rate(moved, alpha, start=8, slack=Rational(1, 4)) <= -1,
)
def lazy_models_move_in_inverse_proportion(let, *, train=train_two_layer):
    """A smooth network that starts at zero, scaled up by alpha, is trained by moving its
    weights a distance O(1/alpha).
    """
    n, m, d = let(sizes(1, 2)), let(sizes(1, 2)), let(sizes(1, 2))
    X, W, y = let(matrices(n, d)), let(matrices(d, m)), let(vectors(n))
    a, eta = let(output_signs(m)), let(reals(1 / 8, 1))
    W, a = antisymmetric(W, a)
    alphas, moves = [8, 16, 32, 64], []
    for alpha in alphas:
        how = {"steps": 6, "activation": softplus, "output_layer": False}
        path, _ = train(X, y / alpha, W, a, eta, scale=ntk_scale(W), **how)
        moves.append(np.sqrt(np.sum((path[-1] - W) ** 2)))
    return dict(alpha=alphas, moved=np.stack(moves))
