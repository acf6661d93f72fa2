"""Linear functions of bounded norm: the Rademacher average is at most the root of the squares."""

import numpy as np
from sympy import sqrt

from theorycheck import claim, symbol
from theorycheck.learning import all_signs
from theorycheck.notation import n
from theorycheck.strategies import log_sizes, matrices, reals

B = symbol("B", "bound on the norm of the weights", nonnegative=True)
squares = symbol("squares", "sum of the squared norms of the inputs", nonnegative=True)
average = symbol("average", "Rademacher average of the class, B E|sum s_i x_i|/n", nonnegative=True)


@claim(
    source="Bartlett & Mendelson 2002, Lemma 22; Mohri et al. 2018, Theorem 5.10",
    then=average <= B * sqrt(squares) / n,
    sharp=True,
)
def rademacher_linear_l2(let):
    """On every sample, linear functions with weights of norm at most B have a Rademacher average
    of at most B sqrt(sum |x_i|^2)/n.
    """
    n = let(log_sizes(1, 9))
    X = let(matrices(n, let(log_sizes(1, 30))))
    B = let(reals(0, 4))
    sums = all_signs(n) @ X
    average = B * np.mean(np.sqrt(np.sum(sums**2, axis=1))) / n
    return dict(n=n, B=B, squares=np.sum(X**2), average=average)
