"""One step of feature learning: from output 0, every neuron moves along the same direction."""

import numpy as np
from sympy import Eq

from theorycheck import claim, symbol
from theorycheck.networks import antisymmetric, ntk_scale, train_two_layer
from theorycheck.notation import eta
from theorycheck.strategies import matrices, reals, sizes, vectors

moved = symbol("moved", "how far a step moves a hidden weight, over m^(-1/2)")
a_r = symbol("a_r", "the neuron's output weight")
force = symbol("force", "entry of X'y")
margin = symbol("margin", "smallest |w.x| of a neuron at an input", nonnegative=True)


@claim(
    source="after Ba et al. 2022; Damian, Lee & Soltanolkotabi 2022; for symmetric data: here",
    assume=[margin > 0],
    then=Eq(moved, eta * a_r * force / 2),
)
def the_first_step_points_all_neurons_at_a_linear_teacher(let, *, train=train_two_layer):
    """Where with each input x its opposite -x is an example and the targets are linear, the first
    step of gradient descent from output 0 moves the hidden weights of a ReLU network by eta
    m^(-1/2) (X'y) a'/2: by a matrix of rank one, along the teacher as the data's covariance shows
    it, whatever the weights were.
    """
    n, m, d = let(sizes(1, 6)), let(sizes(1, 6)), let(sizes(1, 5))
    half, W = let(matrices(n, d)), let(matrices(d, m))
    a, b, eta = let(vectors(m)), let(vectors(d)), let(reals(0, 4))
    X = np.concatenate([half, -half])
    y = X @ b
    W, a = antisymmetric(W, a)
    scale = ntk_scale(W)
    path, _ = train(X, y, W, a, eta, steps=1, scale=scale)
    moved = (path[1] - W) / scale
    shape = moved.shape
    values = dict(a_r=np.broadcast_to(a, shape), force=np.broadcast_to((X.T @ y)[:, None], shape))
    return dict(eta=eta, moved=moved, margin=np.min(abs(X @ W)), **values)
