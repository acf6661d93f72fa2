"""The iteration of Krasnosel'skii and Mann on a nonexpansive map: how nearly fixed it becomes."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.notation import T
from theorycheck.optimization import krasnoselskii_mann
from theorycheck.strategies import choices, reals, vectors
from theorycheck.strategies.operators import nonexpansive

alpha = symbol("alpha", "weight of the image in a step", positive=True)
R_sq = symbol("R_sq", "squared distance from the start to a fixed point", nonnegative=True)
moved_sq = symbol("moved_sq", "squared distance from the last iterate to its image", real=True)


@claim(
    source="Lieder 2018, Dissertation (Duesseldorf), Theorem 4.9",
    assume=[2 * alpha >= 1, alpha < 1],
    then=moved_sq <= R_sq / (alpha * (1 - alpha) * (T + 1)) * (T / (T + 1)) ** T,
    sharp=True,
)
def averaged_iteration_finds_fixed_points(let, *, descend=krasnoselskii_mann):
    """Steps of weight alpha from 1/2 to 1 towards the image under a nonexpansive map leave a
    distance of O(1/sqrt T) to it: turns attain the bound while alpha <= (1 + sqrt(T/(T + 1)))/2.
    """
    move = let(nonexpansive())
    T = let(choices((1, 2, 3, 8, 50)))
    alpha = let(reals(1 / 2, 1))
    x_0 = let(vectors(move.dim, -2, 2))
    last = descend(move, x_0, alpha, steps=T)[-1]
    R_sq = np.sum((x_0 - move.fixed) ** 2)
    return dict(alpha=alpha, T=T, R_sq=R_sq, moved_sq=np.sum((last - move(last)) ** 2))
