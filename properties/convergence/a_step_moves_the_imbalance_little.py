"""How far one finite step can move the imbalance of a two-layer linear network."""

from theorycheck import claim, symbol
from theorycheck.arithmetic.linear_algebra import frobenius_norm
from theorycheck.networks.linear import gradients, imbalance
from theorycheck.networks.linear_notation import S
from theorycheck.notation import eta
from theorycheck.strategies import reals
from theorycheck.strategies.linear_networks import two_layer_networks

moved = symbol("moved", "Frobenius norm of the change of the imbalance", nonnegative=True)


@claim(
    source="derived here; sharpens Xu et al. 2023 (AISTATS), Lemma C.3",
    then=moved <= eta**2 * S,
    sharp=True,
)
def a_step_moves_the_imbalance_little(let, *, slopes=gradients):
    """The imbalance moves by at most eta^2 times the squared gradient norm.

    |A - B|_F <= tr A + tr B for positive semidefinite A = G_1'G_1 and B = G_2 G_2'.
    """
    net = let(two_layer_networks(rank=(1, 4), outputs=(1, 4), hidden=(1, 12)))
    eta = let(reals(1 / 16, 2))
    W_1, W_2 = net.W_1, net.W_2
    G_1, G_2 = slopes(net.X, net.Y, W_1, W_2)
    change = imbalance(W_1 - eta * G_1, W_2 - eta * G_2) - imbalance(W_1, W_2)
    return dict(eta=eta, S=(G_1**2).sum() + (G_2**2).sum(), moved=frobenius_norm(change))
