"""The subgradient method with linearly decaying steps: its last iterate is as good as the best."""

import numpy as np
from numpy.linalg import norm
from sympy import sqrt

from theorycheck import claim, symbol
from theorycheck.notation import R, T
from theorycheck.optimization import subgradient_method
from theorycheck.strategies import log_sizes, vectors
from theorycheck.strategies.piecewise import piecewise_linear

M_sq = symbol("M_sq", "largest squared norm of a subgradient", positive=True)
last = symbol("last", "gap to the minimum after T steps", nonnegative=True)


@claim(
    source="Zamani & Glineur 2025, SIAM J. Optimization 35",
    then=last <= sqrt(M_sq) * R / sqrt(T + 1),
    sharp=True,
)
def the_last_iterate_of_decaying_subgradient_steps_is_optimal(let, *, descend=subgradient_method):
    """With steps R (T + 1 - k) / (M (T + 1)^(3/2)), the last gap is at most M R / sqrt(T + 1)."""
    f = let(piecewise_linear(dim=(1, 50)))
    x_0 = let(vectors(f.dim, 1 / 8, 1))
    T = let(log_sizes(1, 50))
    R, one = norm(x_0), f.steepness / f.steepness
    scale = R / np.sqrt(f.steepness * (T + 1))
    path = descend(
        f.subgradient, x_0, [scale * (T + 1 - k) / (T + 1) * one for k in range(1, T + 1)], steps=T
    )
    return dict(T=T, R=R, M_sq=f.steepness, last=f(path[-1]))
