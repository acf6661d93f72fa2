"""One step on a two-layer linear network: the factor of Xu et al. 2023, with its higher orders."""

from theorycheck import claim, symbol
from theorycheck.arithmetic.linear_algebra import frobenius_norm, spectral_norm_bound
from theorycheck.networks.linear import gradient, gradients
from theorycheck.networks.linear_notation import K, before, fall, largest, mu, smallest
from theorycheck.notation import eta
from theorycheck.strategies import log_reals
from theorycheck.strategies.linear_networks import two_layer_networks

g = symbol("g", "norm of the gradient in W_1 W_2, times sigma_max(W_1 W_2)", nonnegative=True)

admissible = smallest - eta * g - K * eta / 2 * (largest + eta * g) ** 2


@claim(
    source="Xu, Min, Tarmoun, Mallada & Vidal 2023 (AISTATS), Lemma 3.1 and equation (21)",
    assume=[admissible >= 0],
    then=fall
    >= eta * mu * (2 * smallest - 2 * eta * g - K * eta * (largest + eta * g) ** 2) * before,
    sharp=True,
)
def a_step_on_a_linear_network_obeys_the_published_lemma(let, *, slopes=gradients):
    """If the step is so small that the bracket is positive, the loss falls at least so far."""
    net = let(two_layer_networks(rank=(1, 5), outputs=(1, 5), hidden=(1, 16), spare=2, least=1 / 8))
    eta = let(log_reals(1 / 1024, 1))
    W_1, W_2 = net.W_1, net.W_2
    before = net.excess(W_1, W_2)
    G_1, G_2 = slopes(net.X, net.Y, W_1, W_2)
    G = gradient(net.X, net.Y, W_1 @ W_2)
    return dict(
        eta=eta,
        mu=net.mu,
        K=net.K,
        g=frobenius_norm(G) * spectral_norm_bound(W_1 @ W_2),
        smallest=net.smallest,
        largest=net.largest,
        before=before,
        fall=before - net.excess(W_1 - eta * G_1, W_2 - eta * G_2),
    )
