"""The local descent lemma of two-layer linear networks: any layers, any width, any step size."""

from sympy import sqrt

from theorycheck import claim, symbol
from theorycheck.arithmetic.linear_algebra import spectral_norm_bound
from theorycheck.networks.linear import gradient, gradients
from theorycheck.networks.linear_notation import G, K, S, largest
from theorycheck.notation import eta
from theorycheck.strategies import log_reals
from theorycheck.strategies.linear_networks import two_layer_networks

rise = symbol("rise", "loss after the step, minus loss before, plus eta S", real=True)

curvature = G + K * (sqrt(largest) + eta * sqrt(S) / 2) ** 2


@claim(
    source="derived here; compare Xu et al. 2023 (AISTATS), Lemma 3.1",
    then=rise <= eta**2 * S * curvature / 2,
    sharp=True,
)
def a_step_on_a_linear_network_obeys_a_descent_lemma(let, *, slopes=gradients):
    """The loss falls by eta S, up to eta^2 S / 2 times a curvature that grows with the step.

    The new product is W - eta tau(G) + eta^2 G W'G with |tau(G)|^2 <= largest S and
    |G W'G| <= S / 2; K-smoothness of the loss in the product gives the rest.
    """
    net = let(two_layer_networks(rank=(1, 5), outputs=(1, 5), hidden=(1, 16), least=1 / 16))
    eta = let(log_reals(1 / 64, 4))
    W_1, W_2 = net.W_1, net.W_2
    G_1, G_2 = slopes(net.X, net.Y, W_1, W_2)
    S = (G_1**2).sum() + (G_2**2).sum()
    after = net.excess(W_1 - eta * G_1, W_2 - eta * G_2)
    return dict(
        eta=eta,
        K=net.K,
        G=spectral_norm_bound(gradient(net.X, net.Y, W_1 @ W_2)),
        S=S,
        largest=net.largest,
        rise=after - net.excess(W_1, W_2) + eta * S,
    )
