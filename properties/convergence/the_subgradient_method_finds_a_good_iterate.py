"""The subgradient method with constant steps on a nonsmooth convex function: its best iterate."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.notation import T, eta
from theorycheck.optimization import subgradient_method
from theorycheck.strategies import choices, reals, vectors
from theorycheck.strategies.piecewise import piecewise_linear

R_sq = symbol("R_sq", "squared distance from the start to a minimizer", nonnegative=True)
M_sq = symbol("M_sq", "largest squared norm of a subgradient", positive=True)
best = symbol("best", "least gap to the minimum among the T + 1 iterates", nonnegative=True)


@claim(
    source="Nesterov 2004, section 3.2.3; Drori & Teboulle 2016 (tight)",
    then=best <= (R_sq + M_sq * eta**2 * (T + 1)) / (2 * eta * (T + 1)),
    sharp=True,
)
def the_subgradient_method_finds_a_good_iterate(let, *, descend=subgradient_method):
    """Some iterate is as good as R^2 / (2 eta (T + 1)) + eta M^2 / 2."""
    f = let(piecewise_linear(dim=(1, 50)))
    alike = let(choices([True, False]))
    x_0 = let(reals()) * np.ones(f.dim, dtype=int) if alike else let(vectors(f.dim))
    eta = let(reals(1 / 16, 1))
    T = let(choices([1, 2, 3, 10, 50, 200]))
    path = descend(f.subgradient, x_0, eta, steps=T)
    return dict(eta=eta, T=T, R_sq=(x_0**2).sum(), M_sq=f.steepness, best=np.min(f(path)))
