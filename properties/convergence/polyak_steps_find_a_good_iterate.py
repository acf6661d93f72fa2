"""The subgradient method with Polyak's steps, which know the minimum but no other constant."""

import numpy as np
from sympy import sqrt

from theorycheck import claim, symbol
from theorycheck.notation import R, T
from theorycheck.optimization import polyak_subgradient_method
from theorycheck.strategies import choices, reals, vectors
from theorycheck.strategies.piecewise import piecewise_linear

M_sq = symbol("M_sq", "largest squared norm of a subgradient", positive=True)
best = symbol("best", "least gap to the minimum among the T + 1 iterates", nonnegative=True)


@claim(
    source="Polyak 1969, USSR Computational Mathematics 9; Boyd, Xiao & Mutapcic 2003",
    then=best <= sqrt(M_sq) * R / sqrt(T + 1),
    sharp=True,
)
def polyak_steps_find_a_good_iterate(let, *, descend=polyak_subgradient_method):
    """With steps (f - f*)/|g|^2, some iterate is as good as M R / sqrt(T + 1).

    The functions are the largest of linear ones; M, R and T are not known to the method.
    """
    f = let(piecewise_linear(dim=(1, 50)))
    alike = let(choices([True, False]))
    x_0 = let(reals()) * np.ones(f.dim, dtype=int) if alike else let(vectors(f.dim))
    T = let(choices((1, 2, 3, 8, 50)))
    path = descend(f, f.subgradient, x_0, steps=T)
    return dict(T=T, R=np.sqrt((x_0**2).sum()), M_sq=f.steepness, best=np.min(f(path)))
