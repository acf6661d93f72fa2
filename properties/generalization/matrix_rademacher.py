"""Random signs on matrices: the largest eigenvalue grows with the logarithm of the dimension."""

import numpy as np
from sympy import log, sqrt

from theorycheck import E, claim, symbol
from theorycheck.learning import all_signs, sequences
from theorycheck.notation import d
from theorycheck.strategies import choices, generator, matrices, seeds, sizes

top = symbol("top", "largest eigenvalue of the signed sum of the matrices")
v = symbol("v", "largest eigenvalue of the sum of the squared matrices", nonnegative=True)


@claim(
    source="Oliveira 2010; Tropp 2015, Theorem 4.6.1",
    then=E(top) <= sqrt(2 * v * log(d)),
)
def matrix_rademacher(let):
    """The largest eigenvalue of a sum of d by d symmetric matrices with random signs is on average
    at most sqrt(2 v log d), v being that of the sum of their squares.

    Where they are not diagonal, eigenvalues are found in float64.
    """
    n = let(sizes(1, 7))
    kind = let(choices(["dense", "one entry", "rank one", "diagonal", "all signs"]))
    drawn = let(matrices(n, let(sizes(2, 12))))
    d, rng = drawn.shape[1], generator("matrices", let(seeds()))
    signs = all_signs(n)
    if kind in {"diagonal", "all signs"}:
        if kind == "all signs":
            drawn = 0 * drawn[:, :1] + 2 * sequences(n, 2).T - 1
        top, v, d = np.max(signs @ drawn, axis=1), np.max(np.sum(drawn**2, axis=0)), drawn.shape[1]
    else:
        A = rng.standard_normal((n, d, d))
        if kind == "one entry":
            A = np.eye(d)[rng.integers(d, size=n)][:, :, None] * np.eye(d)[0]
        A = A + A.mT
        if kind == "rank one":
            A = drawn[:, :, None] * drawn[:, None, :]
        top = np.linalg.eigvalsh(np.tensordot(signs, A, axes=1))[:, -1]
        v = np.linalg.eigvalsh(np.sum(A @ A, axis=0))[-1]
    return dict(d=d, v=v, top=top, weights=(1 + 0 * top) / 2**n)
