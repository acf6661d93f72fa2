"""The local Lojasiewicz inequality of two-layer linear networks under losses of many kinds."""

from theorycheck import claim, symbol
from theorycheck.networks.linear import pull_back
from theorycheck.networks.linear_notation import S, smallest
from theorycheck.strategies import sizes
from theorycheck.strategies.landscapes import LOJASIEWICZ, landscapes
from theorycheck.strategies.linear_networks import two_layer_networks
from theorycheck.strategies.losses_on_data import LOJASIEWICZ_LOSSES, losses_on_data

mu = symbol("mu", "Lojasiewicz constant of the loss in the map W_1 W_2", positive=True)
excess = symbol("excess", "loss above its minimum", nonnegative=True)


@claim(
    source="Xu, Min, Tarmoun, Mallada & Vidal 2025, arXiv:2505.11664",
    then=S >= 2 * mu * smallest * excess,  # noqa: SIM300 - S is observed
    sharp=True,
)
def linear_networks_with_other_losses_obey_a_local_lojasiewicz_inequality(let, *, slopes=pull_back):
    """Whatever mu-Lojasiewicz loss of W_1 W_2, the network has the constant mu times smallest."""
    net = let(two_layer_networks(rank=(1, 5), outputs=(1, 4), hidden=(1, 16), spare=0))
    W_1, W_2 = net.W_1, net.W_2
    W = W_1 @ W_2
    given = dict(dim=(W.size, W.size))
    general = losses_on_data(LOJASIEWICZ_LOSSES, independent=True, **given)
    loss = let(general if let(sizes(0, 1)) else landscapes(LOJASIEWICZ, **given))
    G_1, G_2 = slopes(loss.gradient(W.reshape(-1) - 1).reshape(W.shape), W_1, W_2)
    return dict(
        mu=loss.lojasiewicz,
        smallest=net.smallest,
        excess=loss(W.reshape(-1) - 1),
        S=(G_1**2).sum() + (G_2**2).sum(),
    )
