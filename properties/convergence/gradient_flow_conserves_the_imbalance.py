"""Gradient flow on two-layer linear networks conserves the imbalance, whatever the loss."""

from sympy import Eq

from theorycheck import claim, symbol
from theorycheck.networks.linear import pull_back
from theorycheck.strategies import matrices, sizes

gained = symbol("gained", "change of W_1'W_1 per unit of time, entry by entry", real=True)
gained_2 = symbol("gained_2", "change of W_2 W_2' per unit of time", real=True)


@claim(
    source="Arora, Cohen & Hazan 2018; Du, Hu & Lee 2018, Theorem 2.1",
    then=Eq(gained, gained_2),
)
def gradient_flow_conserves_the_imbalance(let, *, slopes=pull_back):
    """Where G is the gradient of any loss in W_1 W_2, W_1'W_1 and W_2 W_2' change alike."""
    n = let(sizes(1, 3))
    h = let(sizes(1, 4))
    m = let(sizes(1, 3))
    W_1 = let(matrices(n, h, -2, 2))
    W_2 = let(matrices(h, m, -2, 2))
    G = let(matrices(n, m, -2, 2))
    G_1, G_2 = slopes(G, W_1, W_2)
    first, second = W_1.T @ G_1, G_2 @ W_2.T
    return dict(gained=-(first + first.T), gained_2=-(second + second.T))
