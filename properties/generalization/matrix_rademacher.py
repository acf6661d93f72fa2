"""Random signs on matrices: the largest eigenvalue grows with the logarithm of the dimension."""

import numpy as np
from sympy import log, sqrt

from theorycheck import E, claim, symbol
from theorycheck.learning import all_signs, sequences
from theorycheck.notation import d
from theorycheck.strategies import choices, matrices, sizes

top = symbol("top", "largest eigenvalue of the signed sum of the matrices")
v = symbol("v", "largest eigenvalue of the sum of the squared matrices", nonnegative=True)


@claim(
    source="Oliveira 2010; Tropp 2012, Theorem 1.2",
    then=E(top) <= sqrt(2 * v * log(d)),
)
def matrix_rademacher(let):
    """The largest eigenvalue of a sum of d by d symmetric matrices with random signs is on average
    at most sqrt(2 v log d), v being that of the sum of their squares.
    """
    n = let(sizes(1, 6))
    kind = let(choices(["two by two", "diagonal", "all signs"]))
    drawn = let(matrices(n, 3))
    diagonals = let(matrices(n, let(sizes(2, 8))))
    signs = all_signs(n)
    if kind == "two by two":
        a, b, c = (signs @ drawn).T
        top = (a + c + np.sqrt((a - c) ** 2 + 4 * b**2)) / 2
        a, b, c = drawn.T
        p, q, r = np.sum(a**2 + b**2), np.sum(b * (a + c)), np.sum(b**2 + c**2)
        v, d = (p + r + np.sqrt((p - r) ** 2 + 4 * q**2)) / 2, 2
    else:
        if kind == "all signs":
            diagonals = 0 * drawn[:, :1] + 2 * sequences(n, 2).T - 1
        top, v = np.max(signs @ diagonals, axis=1), np.max(np.sum(diagonals**2, axis=0))
        d = diagonals.shape[1]
    return dict(d=d, v=v, top=top, weights=(1 + 0 * top) / 2**n)
