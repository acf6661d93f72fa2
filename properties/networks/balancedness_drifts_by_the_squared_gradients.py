"""A law of training: what a neuron gets stays balanced with what it sends, but for eta^2."""

from sympy import Eq

from theorycheck import claim, symbol
from theorycheck.networks import neuron_imbalance, two_layer_gradients
from theorycheck.notation import eta
from theorycheck.strategies import matrices, reals, sizes, vectors

drift = symbol("drift", "change of |w_r|^2 - a_r^2 in one step")
g_in = symbol(
    "g_in", "squared norm of the gradient in the neuron's incoming weights", nonnegative=True
)
g_out = symbol("g_out", "square of the derivative in its outgoing weight", nonnegative=True)


@claim(
    source="Du, Hu & Lee 2018, Theorem 2.1, for gradient flow; for steps derived here",
    then=Eq(drift, eta**2 * (g_in - g_out)),
)
def balancedness_drifts_by_the_squared_gradients(let, *, gradients=two_layer_gradients):
    """A gradient step on a two-layer ReLU network changes |w_r|^2 - a_r^2 of every neuron by
    exactly eta^2 (|g_in|^2 - g_out^2): gradient flow conserves it.
    """
    n, m, d = let(sizes(1, 3)), let(sizes(1, 2)), let(sizes(1, 2))
    X, y = let(matrices(n, d)), let(vectors(n))
    W, a, eta = let(matrices(d, m)), let(vectors(m)), let(reals(0, 2))
    G, g = gradients(X, y, W, a)
    drift = neuron_imbalance(W - eta * G, a - eta * g) - neuron_imbalance(W, a)
    return dict(eta=eta, drift=drift, g_in=(G**2).sum(axis=0), g_out=g**2)
