"""Balancedness of linear networks, as matrices: adjacent Gram matrices drift by eta^2 only."""

from sympy import Eq

from theorycheck import claim, symbol
from theorycheck.networks.linear import gradients, imbalance
from theorycheck.notation import eta
from theorycheck.strategies import matrices, reals, sizes

drift = symbol("drift", "change of an entry of W_1'W_1 - W_2 W_2' in one step")
squares = symbol("squares", "the same entry of G_1'G_1 - G_2 G_2', G the gradients")


@claim(
    source="Arora, Cohen & Hazan 2018, Theorem 1, for gradient flow; for steps derived here",
    then=Eq(drift, eta**2 * squares),
)
def linear_layers_drift_by_the_squared_gradients(let, *, slopes=gradients):
    """A gradient step on a linear network x W_1 W_2 changes W_1'W_1 - W_2 W_2' by exactly eta^2
    (G_1'G_1 - G_2 G_2'), for every data and every start.
    """
    n, d, h = let(sizes(1, 2)), let(sizes(1, 2)), let(sizes(1, 2))
    X, Y = let(matrices(n, d)), let(matrices(n, 1))
    W_1, W_2, eta = let(matrices(d, h)), let(matrices(h, 1)), let(reals(0, 2))
    G_1, G_2 = slopes(X, Y, W_1, W_2)
    drift = imbalance(W_1 - eta * G_1, W_2 - eta * G_2) - imbalance(W_1, W_2)
    return dict(eta=eta, drift=drift, squares=imbalance(G_1, G_2))
