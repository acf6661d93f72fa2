"""Kaczmarz's method in random order on consistent linear equations: the mean squared distance."""

from math import log

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.notation import T
from theorycheck.optimization import every_order, kaczmarz
from theorycheck.strategies import large_designs, sizes, vectors

low = symbol("low", "least squared singular value of A", nonnegative=True)
A_sq = symbol("A_sq", "squared Frobenius norm of A", positive=True)
R_sq = symbol("R_sq", "squared distance to the solution at the start", nonnegative=True)
d_sq = symbol("d_sq", "squared distance to the solution after T steps", nonnegative=True)


@claim(
    source="Strohmer & Vershynin 2009, Theorem 2",
    then=E(d_sq) <= (1 - low / A_sq) ** T * R_sq,
    sharp=True,
)
def randomized_kaczmarz_contracts(let, *, descend=kaczmarz):
    """Projections onto equations of A x = b, each drawn with its squared norm as weight, shrink the
    mean squared distance by 1 - s^2/|A|_F^2, s the least singular value of A.

    A has as many rows as columns or more; all sequences are enumerated.
    """
    design = let(large_designs(rows=(2, 20), columns=(2, 25)))
    A = design.matrix.T
    n, d = A.shape
    x, x_0 = let(vectors(d)), let(vectors(d))
    T = let(sizes(1, int(log(225, max(n, 4)))))
    order = every_order(n, T)
    A_sq = np.sum(design.values**2)
    weights = np.prod((np.sum(A**2, axis=1) / A_sq)[order], axis=0)
    path = descend(A, A @ x, np.broadcast_to(x_0, (n**T, d)), order=order)
    d_sq = np.sum((path[-1] - x) ** 2, axis=-1)
    R_sq = np.sum((x_0 - x) ** 2)
    return dict(low=design.low, A_sq=A_sq, T=T, R_sq=R_sq, d_sq=d_sq, weights=weights)
