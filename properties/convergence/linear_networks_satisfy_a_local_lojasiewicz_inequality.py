"""The local Polyak-Lojasiewicz inequality of two-layer linear networks, of any width and layers.

Without a bound on the layers there is no global one: at W_1 = W_2 = 0 the gradient vanishes.
"""

from theorycheck import claim, symbol
from theorycheck.networks.linear import gradients
from theorycheck.networks.linear_notation import S, mu, smallest
from theorycheck.strategies.linear_networks import two_layer_networks

excess = symbol("excess", "loss above the least that a linear map reaches", nonnegative=True)


@claim(
    source="Xu, Min, Tarmoun, Mallada & Vidal 2023 (AISTATS), equations (7) and (12)",
    then=S >= 2 * mu * smallest * excess,  # noqa: SIM300 - S is observed
    sharp=True,
)
def linear_networks_satisfy_a_local_lojasiewicz_inequality(let, *, slopes=gradients):
    """A squared gradient is at least 2 mu (sigma_min(W_1)^2 + sigma_min(W_2)^2) times the excess.

    sigma_min(W_1) is taken on the inputs that occur, and is 0 where the network is too narrow.
    """
    net = let(two_layer_networks(rank=(1, 5), outputs=(1, 5), hidden=(1, 16), spare=2))
    G_1, G_2 = slopes(net.X, net.Y, net.W_1, net.W_2)
    return dict(
        mu=net.mu,
        smallest=net.smallest,
        excess=net.excess(net.W_1, net.W_2),
        S=(G_1**2).sum() + (G_2**2).sum(),
    )
