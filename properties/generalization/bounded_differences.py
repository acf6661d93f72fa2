"""McDiarmid's inequality: a function that no single example can move much stays near its mean."""

import numpy as np
from sympy import log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.notation import delta
from theorycheck.strategies import probabilities
from theorycheck.strategies.coin_functions import coin_functions

c_2 = symbol("c_2", "sum of the squared bounded differences", positive=True)
excess = symbol("excess", "value of the function minus its mean")


@claim(
    source="McDiarmid 1989, Lemma 1.2",
    then=P(excess <= sqrt(c_2 * log(1 / delta) / 2)) >= 1 - delta,
)
def bounded_differences(let):
    """With probability 1 - delta, a function of independent coins exceeds its mean by at most
    sqrt(c log(1/delta)/2), c being the sum of the squares of what each coin can change.
    """
    f = let(coin_functions())
    delta = let(probabilities())
    return dict(
        delta=delta,
        c_2=np.sum(np.max(np.abs(f.changes), axis=0) ** 2),
        excess=f.deviation,
        weights=f.weights,
    )
