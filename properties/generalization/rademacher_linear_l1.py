"""Sparse linear functions: the Rademacher average grows with the logarithm of the dimension."""

import numpy as np
from sympy import log, sqrt

from theorycheck import claim, symbol
from theorycheck.derivation import since
from theorycheck.learning import all_signs
from theorycheck.notation import d, n
from theorycheck.strategies import log_sizes, matrices, reals

B = symbol("B", "bound on the sum of the absolute weights", nonnegative=True)
column = symbol("column", "largest Euclidean norm of a feature over the sample", nonnegative=True)
average = symbol("average", "Rademacher average of the class", nonnegative=True)


def _proof(massart):
    corners = "the supremum over the ball of radius B is attained at one of its 2d corners"
    scaled = since(massart).substitute(M=2 * d, radius=column).times(B)
    return scaled.read_as(average, because=corners)


@claim(
    source="Kakade, Sridharan & Tewari 2008; Mohri et al. 2018, Theorem 11.15",
    then=average <= B * column * sqrt(2 * log(2 * d)) / n,
    follows_from=["massart_lemma"],
    derivation=_proof,
)
def rademacher_linear_l1(let):
    """On every sample, linear functions of d features whose absolute weights sum to at most B have
    a Rademacher average of at most B column sqrt(2 log(2d))/n.
    """
    n = let(log_sizes(1, 9))
    d = let(log_sizes(1, 40))
    X = let(matrices(n, d))
    B = let(reals(0, 4))
    average = B * np.mean(np.max(np.abs(all_signs(n) @ X), axis=1)) / n
    return dict(n=n, d=d, B=B, column=np.sqrt(np.max(np.sum(X**2, axis=0))), average=average)
