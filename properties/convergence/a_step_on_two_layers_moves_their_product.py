"""How a finite step on both layers of a linear network moves the linear map they compute."""

from sympy import Eq

from theorycheck import claim, symbol
from theorycheck.networks.linear import pull_back, tangent
from theorycheck.notation import eta
from theorycheck.strategies import matrices, reals, sizes

W = symbol("W", "the map W_1 W_2 before the step, entry by entry", real=True)
W_after = symbol("W_after", "the map after the step", real=True)
tau = symbol("tau", "G W_2'W_2 + W_1 W_1'G, where G is the gradient in the map", real=True)
bend = symbol("bend", "G W'G", real=True)


@claim(
    source="Xu et al. 2023 (AISTATS), equation (18)",
    then=Eq(W_after, W - eta * tau + eta**2 * bend),
)
def a_step_on_two_layers_moves_their_product(let, *, slopes=pull_back):
    """The product moves by -eta tau(G) + eta^2 G W'G, exactly, whatever the loss."""
    n = let(sizes(1, 3))
    h = let(sizes(1, 4))
    m = let(sizes(1, 3))
    W_1 = let(matrices(n, h, -2, 2))
    W_2 = let(matrices(h, m, -2, 2))
    G = let(matrices(n, m, -2, 2))
    eta = let(reals(1 / 16, 2))
    G_1, G_2 = slopes(G, W_1, W_2)
    return dict(
        eta=eta,
        W=W_1 @ W_2,
        W_after=(W_1 - eta * G_1) @ (W_2 - eta * G_2),
        tau=tangent(G, W_1, W_2),
        bend=G @ (W_1 @ W_2).T @ G,
    )
