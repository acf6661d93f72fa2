"""Randomized coordinate descent on a quadratic: the mean gap, over all sequences of coordinates."""

from math import log

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.notation import T, d, mu
from theorycheck.optimization import coordinate_descent, every_order
from theorycheck.strategies import large_quadratics, sizes, vectors

L_max = symbol("L_max", "largest entry on the diagonal of the Hessian", positive=True)
f_0 = symbol("f_0", "objective above its minimum at the start", nonnegative=True)
f_T = symbol("f_T", "objective above its minimum after T steps", nonnegative=True)


@claim(
    source="Nesterov 2012; Wright 2015, Theorem 1",
    then=E(f_T) <= (1 - mu / (d * L_max)) ** T * f_0,
    sharp=True,
)
def random_coordinate_descent_contracts(let, *, descend=coordinate_descent):
    """Steps 1/L_max along uniform coordinates shrink the mean gap by 1 - mu/(d L_max) each.

    The Hessians have condition numbers to 10^6, or 0 among their eigenvalues.
    """
    f = let(large_quadratics(dim=(1, 25)))
    x_0 = let(vectors(f.dim))
    T = let(sizes(1, int(log(81, max(f.dim, 3)))))
    H = f.gradient(np.eye(f.dim, dtype=int) + f.argmin)
    L_max = np.max(np.diagonal(H))
    order = every_order(f.dim, T)
    starts = np.broadcast_to(x_0, (f.dim**T, f.dim))
    path = descend(f.gradient, starts, 1 / L_max, order=order)
    weights = np.full(f.dim**T, L_max / L_max / f.dim**T)
    return dict(mu=f.mu, L_max=L_max, d=f.dim, T=T, f_0=f(x_0), f_T=f(path[-1]), weights=weights)
