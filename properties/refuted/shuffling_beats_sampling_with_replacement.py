"""The noncommutative arithmetic-geometric mean conjecture, for five integer matrices."""

from itertools import permutations

import numpy as np

from theorycheck import claim, symbol
from theorycheck.strategies import sizes

shuffled = symbol(
    "shuffled", "norm of the sum of A_s(1) ... A_s(5) over all orders s", nonnegative=True
)
top = symbol("top", "norm of A_1 + ... + A_5", nonnegative=True)
corner = symbol("corner", "determinant of the part of A_k that is not diagonal", real=True)
least = symbol("least", "eigenvalue of A_k, without row and column k, on constants", real=True)
rest = symbol("rest", "eigenvalue of A_k on the vectors orthogonal to that part", real=True)

ORDERS = np.array(list(permutations(range(5))))


@claim(
    source="Recht & Re 2012, Conjecture 1, at n = m = 5 and d = 5",
    assume=[corner >= 0, least >= 0, rest >= 0],
    then=shuffled / 120 <= (top / 5) ** 5,
    refuted_by="Lai & Lim 2020; De Sa 2020; these matrices: this catalogue",
    witness=dict(p=18, q=8, r=3, s=2),
)
def shuffling_beats_sampling_with_replacement(let):
    """For positive semidefinite matrices, the mean product over all orders is at most mean^5.

    A_k has p at (k, k), q at the other diagonal entries, r in the rest of row and column k and -s
    elsewhere, so all sums are a I + b 11' and their norms are whole numbers.
    """
    p = let(sizes(0, 40))
    q = let(sizes(0, 40))
    r = let(sizes(0, 10))
    s = let(sizes(0, 10))
    A = np.full((5, 5, 5), -s) + (q + s) * np.eye(5, dtype=int)
    k = np.arange(5)
    A[k, k, :] = A[k, :, k] = r
    A[k, k, k] = p
    product = A[ORDERS[:, 0]]
    for place in range(1, 5):
        product = product @ A[ORDERS[:, place]]
    return dict(
        shuffled=_norm(product.sum(axis=0)),
        top=_norm(A.sum(axis=0)),
        corner=p * (q - 3 * s) - 4 * r * r,
        least=q - 3 * s,
        rest=q + s,
    )


def _norm(M):
    """Return the norm of a I + b 11', a whole number."""
    return int(max(abs(M[0].sum()), abs(M[0, 0] - M[0, 1])))
