"""Gradient descent on two-layer linear networks: what one finite step does to the loss."""

from sympy import sqrt

from theorycheck import claim
from theorycheck.arithmetic.linear_algebra import spectral_norm_bound
from theorycheck.networks.linear import gradient, gradients
from theorycheck.networks.linear_notation import G, K, S, before, fall, largest, mu, smallest
from theorycheck.notation import eta
from theorycheck.strategies import log_reals
from theorycheck.strategies.linear_networks import two_layer_networks

curvature = G + K * (sqrt(largest) + eta * sqrt(S) / 2) ** 2


@claim(
    source="derived here; compare Xu et al. 2023 (AISTATS), Lemma 3.1 and Theorem 3.2",
    assume=[eta * curvature <= 2],
    then=fall >= 2 * eta * mu * smallest * (1 - eta * curvature / 2) * before,
    sharp=True,
)
def a_step_on_a_linear_network_contracts_the_loss(let, *, slopes=gradients):
    """From any layers of any width, a step of finite size shrinks the excess by a known factor."""
    net = let(two_layer_networks(rank=(1, 5), outputs=(1, 5), hidden=(1, 16), spare=2))
    eta = let(log_reals(1 / 256, 1))
    W_1, W_2 = net.W_1, net.W_2
    before = net.excess(W_1, W_2)
    G_1, G_2 = slopes(net.X, net.Y, W_1, W_2)
    return dict(
        eta=eta,
        mu=net.mu,
        K=net.K,
        G=spectral_norm_bound(gradient(net.X, net.Y, W_1 @ W_2)),
        S=(G_1**2).sum() + (G_2**2).sum(),
        smallest=net.smallest,
        largest=net.largest,
        before=before,
        fall=before - net.excess(W_1 - eta * G_1, W_2 - eta * G_2),
    )
