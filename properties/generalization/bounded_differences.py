"""McDiarmid's inequality: a function that no single example can move much stays near its mean."""

import numpy as np
from sympy import log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.learning import sequences
from theorycheck.notation import delta
from theorycheck.strategies import probabilities, sizes, vectors

c_2 = symbol("c_2", "sum of the squared bounded differences", positive=True)
excess = symbol("excess", "value of the function minus its mean")


@claim(
    source="McDiarmid 1989, Theorem 3.1",
    assume=[c_2 >= 1 / 64],
    then=P(excess <= sqrt(c_2 * log(1 / delta) / 2)) >= 1 - delta,
)
def bounded_differences(let):
    """With probability 1 - delta, a function of independent coins exceeds its mean by at most
    sqrt(c log(1/delta)/2), c being the sum of the squares of what each coin can change.
    """
    n = let(sizes(1, 4))
    q = let(probabilities())
    delta = let(probabilities())
    table = let(vectors(2**n))
    ones = np.sum(sequences(n, 2), axis=1)
    weights = q**ones * (1 - q) ** (n - ones)
    flips = [table[np.arange(2**n) ^ (1 << i)] - table for i in range(n)]
    return dict(
        delta=delta,
        c_2=sum(np.max(np.abs(flip)) ** 2 for flip in flips),
        excess=table - np.sum(weights * table),
        weights=weights,
    )
