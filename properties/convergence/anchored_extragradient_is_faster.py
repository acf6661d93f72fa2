"""The extragradient method, drawn back to its start: monotone operators, such as those of games."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.notation import L, T, eta
from theorycheck.optimization import fast_extragradient
from theorycheck.strategies import choices, reals, vectors
from theorycheck.strategies.operators import games

R_sq = symbol("R_sq", "squared distance from the start to a zero of F", nonnegative=True)
F_sq = symbol("F_sq", "|F|^2 after T steps", nonnegative=True)


@claim(
    source="Lee & Kim 2021 (NeurIPS), on monotone operators; after Yoon & Ryu 2021",
    assume=[eta > 0, eta * L <= 1],
    then=F_sq <= 4 * R_sq / (eta * T) ** 2,
    sharp=True,
)
def anchored_extragradient_is_faster(let, *, descend=fast_extragradient):
    """For a monotone L-Lipschitz operator F and step size eta at most 1/L, |F| is at most
    2 R / (eta T) after T steps: 1/T in place of the 1/sqrt T without an anchor.

    F is skew, or the sum of a skew map and a gradient of a convex function.
    """
    F = let(games())
    T = let(choices((1, 2, 3, 8, 20)))
    x_0 = let(vectors(F.dim, -2, 2))
    eta = let(choices((1, let(reals(1 / 16, 2))))) / F.L
    last = descend(F, x_0, eta, steps=T)[-1]
    R_sq = np.sum((x_0 - F.zero) ** 2)
    return dict(L=F.L, eta=eta, T=T, R_sq=R_sq, F_sq=np.sum(F(last) ** 2))
