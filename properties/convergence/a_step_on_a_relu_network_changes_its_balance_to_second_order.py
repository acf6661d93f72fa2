"""Two-layer ReLU networks: what a finite step does to the balance of each hidden neuron."""

from sympy import Eq

from theorycheck import claim, symbol
from theorycheck.networks import neuron_imbalance, two_layer_gradients
from theorycheck.notation import eta
from theorycheck.strategies import matrices, reals, sizes, vectors

q_0 = symbol("q_0", "|w_r|^2 - a_r^2 of each neuron before the step", real=True)
q_1 = symbol("q_1", "the same after the step", real=True)
q_g = symbol("q_g", "the same of the gradients", real=True)


@claim(
    source="Du, Hu & Lee 2018, Theorem 2.1 (gradient flow), at a finite step",
    then=Eq(q_1, q_0 + eta**2 * q_g),
)
def a_step_on_a_relu_network_changes_its_balance_to_second_order(
    let, *, slopes=two_layer_gradients
):
    """Of every ReLU neuron, |w|^2 - a^2 moves by exactly eta^2 (|dL/dw|^2 - (dL/da)^2)."""
    n = let(sizes(1, 8))
    d = let(sizes(1, 5))
    m = let(sizes(1, 12))
    X = let(matrices(n, d))
    y = let(vectors(n))
    W = let(matrices(d, m))
    a = let(vectors(m))
    eta = let(reals(1 / 16, 2))
    g_W, g_a = slopes(X, y, W, a)
    return dict(
        eta=eta,
        q_0=neuron_imbalance(W, a),
        q_1=neuron_imbalance(W - eta * g_W, a - eta * g_a),
        q_g=neuron_imbalance(g_W, g_a),
    )
