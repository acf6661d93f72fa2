"""What a finite step does to the imbalance at every hidden layer of a deep linear network."""

import numpy as np
from sympy import Eq

from theorycheck import claim, symbol
from theorycheck.networks.linear import imbalances, pull_back
from theorycheck.notation import eta
from theorycheck.strategies import matrices, reals, sizes

D_0 = symbol("D_0", "imbalances W_j'W_j - W_{j+1}W_{j+1}' before the step", real=True)
D_1 = symbol("D_1", "imbalances after the step", real=True)
D_g = symbol("D_g", "imbalances of the gradients", real=True)


@claim(
    source="Arora, Cohen & Hazan 2018 and Du, Hu & Lee 2018, Theorem 2.2, for gradient flow; "
    "Xu et al. 2023 (AISTATS) for finite steps and two layers",
    then=Eq(D_1, D_0 + eta**2 * D_g),
)
def a_step_changes_the_imbalance_of_deep_networks_to_second_order(let, *, slopes=pull_back):
    """At any depth and any loss, each imbalance moves by eta^2 times that of the gradients."""
    depth = let(sizes(2, 6))
    widths = [let(sizes(1, 5)) for _ in range(depth + 1)]
    W = tuple(let(matrices(*widths[k : k + 2], -1, 1)) for k in range(depth))
    G = let(matrices(widths[0], widths[-1], -2, 2))
    eta = let(reals(1 / 16, 2))
    G_j = slopes(G, *W)
    stepped = tuple(w - eta * g for w, g in zip(W, G_j, strict=True))
    flat = [
        np.concatenate([D.ravel() for D in imbalances(*layers)]) for layers in (W, stepped, G_j)
    ]
    return dict(eta=eta, D_0=flat[0], D_1=flat[1], D_g=flat[2])
