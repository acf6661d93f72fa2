"""Lazy training unmasked: scaling a model up is the same as scaling its targets down."""

from sympy import Eq

from theorycheck import claim, symbol
from theorycheck.networks import ntk_scale, train_two_layer
from theorycheck.strategies import choices, matrices, reals, sizes, vectors
from theorycheck.strategies.networks import output_signs

lazy = symbol("lazy", "a weight of the model scaled by alpha, on the path of its training")
small = symbol("small", "the same weight of the model itself, trained on targets y/alpha")


@claim(
    source="derived here, on Chizat, Oyallon & Bach 2019, On lazy training",
    then=Eq(lazy, small),
)
def lazy_training_is_training_on_small_targets(let, *, train=train_two_layer):
    """Gradient descent on |alpha h - y|^2 / (2 alpha^2) visits the same weights as gradient
    descent on |h - y/alpha|^2 / 2, step by step, for every model, alpha and step size.
    """
    n, m, d = let(sizes(1, 2)), let(choices([1, 4])), let(sizes(1, 2))
    X, W, y = let(matrices(n, d)), let(matrices(d, m)), let(vectors(n))
    a, eta, alpha = let(output_signs(m)), let(reals(0, 1)), let(reals(1, 16))
    how = {"steps": 3, "output_layer": False}
    scaled, _ = train(X, y, W, a, eta / alpha**2, scale=alpha * ntk_scale(W), **how)
    itself, _ = train(X, y / alpha, W, a, eta, scale=ntk_scale(W), **how)
    return dict(lazy=scaled[1:].ravel(), small=itself[1:].ravel())
