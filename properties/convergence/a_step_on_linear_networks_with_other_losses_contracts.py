"""One finite step on a two-layer linear network, under losses of many kinds."""

from sympy import sqrt

from theorycheck import claim, symbol
from theorycheck.arithmetic.linear_algebra import spectral_norm_bound
from theorycheck.networks.linear import pull_back
from theorycheck.networks.linear_notation import G, S, before, fall, largest, smallest
from theorycheck.notation import eta
from theorycheck.strategies import log_reals, sizes
from theorycheck.strategies.landscapes import LOJASIEWICZ, landscapes
from theorycheck.strategies.linear_networks import two_layer_networks
from theorycheck.strategies.losses_on_data import LOJASIEWICZ_LOSSES, losses_on_data

mu = symbol("mu", "Lojasiewicz constant of the loss in the map W_1 W_2", positive=True)
K = symbol("K", "smoothness of the loss in the map W_1 W_2", positive=True)

curvature = G + K * (sqrt(largest) + eta * sqrt(S) / 2) ** 2


@claim(
    source="derived here; compare Xu, Min, Tarmoun, Mallada & Vidal 2025, arXiv:2505.11664",
    assume=[eta * curvature <= 2],
    then=fall >= 2 * eta * mu * smallest * (1 - eta * curvature / 2) * before,
    sharp=True,
)
def a_step_on_linear_networks_with_other_losses_contracts(let, *, slopes=pull_back):
    """Under a K-smooth, mu-Lojasiewicz loss, convex or not, a finite step removes a known share."""
    net = let(two_layer_networks(rank=(1, 5), outputs=(1, 4), hidden=(1, 16), spare=0))
    W_1, W_2 = net.W_1, net.W_2
    W = W_1 @ W_2
    given = dict(dim=(W.size, W.size))
    general = losses_on_data(LOJASIEWICZ_LOSSES, independent=True, **given)
    loss = let(general if let(sizes(0, 1)) else landscapes(LOJASIEWICZ, **given))
    eta = let(log_reals(1 / 256, 1))
    gradient = loss.gradient(W.reshape(-1) - 1).reshape(W.shape)
    G_1, G_2 = slopes(gradient, W_1, W_2)
    before = loss(W.reshape(-1) - 1)
    after = loss(((W_1 - eta * G_1) @ (W_2 - eta * G_2)).reshape(-1) - 1)
    return dict(
        eta=eta,
        mu=loss.lojasiewicz,
        K=loss.L,
        G=spectral_norm_bound(gradient),
        S=(G_1**2).sum() + (G_2**2).sum(),
        smallest=net.smallest,
        largest=net.largest,
        before=before,
        fall=before - after,
    )
