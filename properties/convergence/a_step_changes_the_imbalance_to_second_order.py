"""What a finite step does to the imbalance W_1'W_1 - W_2 W_2' that gradient flow conserves."""

from sympy import Eq

from theorycheck import claim, symbol
from theorycheck.networks.linear import imbalance, pull_back
from theorycheck.notation import eta
from theorycheck.strategies import matrices, reals, sizes

D_0 = symbol("D_0", "imbalance before the step, entry by entry", real=True)
D_1 = symbol("D_1", "imbalance after the step", real=True)
D_g = symbol("D_g", "imbalance of the gradients, G_1'G_1 - G_2 G_2'", real=True)


@claim(
    source="Xu et al. 2023 (AISTATS), equation (77)",
    then=Eq(D_1, D_0 + eta**2 * D_g),
)
def a_step_changes_the_imbalance_to_second_order(let, *, slopes=pull_back):
    """A step of any size changes the imbalance by exactly eta^2 times that of the gradients."""
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
        D_0=imbalance(W_1, W_2),
        D_1=imbalance(W_1 - eta * G_1, W_2 - eta * G_2),
        D_g=imbalance(G_1, G_2),
    )
