"""The complexity of linear functions is within a factor root two of its bound."""

import numpy as np
from sympy import sqrt

from theorycheck import claim, symbol
from theorycheck.learning import all_signs
from theorycheck.notation import n
from theorycheck.strategies import choices, log_sizes, matrices, reals

B = symbol("B", "bound on the norm of the weights", nonnegative=True)
squares = symbol("squares", "sum of the squared norms of the inputs", nonnegative=True)
average = symbol("average", "Rademacher average of the class, B E|sum s_i x_i|/n", nonnegative=True)


@claim(
    source="Szarek 1976; Latala & Oleszkiewicz 1994 (the best constant in Khintchine-Kahane)",
    then=average >= B * sqrt(squares) / (sqrt(2) * n),
    sharp=True,
)
def rademacher_linear_lower(let):
    """On every sample, linear functions with weights of norm up to B have a Rademacher average of
    at least B sqrt(sum |x_i|^2)/(sqrt(2) n).
    """
    n = let(log_sizes(1, 9))
    X = let(matrices(n, let(log_sizes(1, 30))))
    if let(choices(["any", "two equal"])) == "two equal":
        X = np.stack([X[0], X[0]])
        n = 2
    B = let(reals(0, 4))
    sums = all_signs(n) @ X
    average = B * np.mean(np.sqrt(np.sum(sums**2, axis=1))) / n
    return dict(n=n, B=B, squares=np.sum(X**2), average=average)
