"""The fast rate: whoever fits n examples perfectly has an expected risk of order log(M)/n."""

import numpy as np
from sympy import log

from theorycheck import E, claim, symbol
from theorycheck.notation import M, n
from theorycheck.strategies import choices, probabilities, reals, sizes

risk = symbol("risk", "largest true risk of a hypothesis without training errors", at_most=1)


@claim(
    source="Devroye, Gyorfi & Lugosi 1996, Theorem 12.1",
    then=E(risk) <= (1 + log(M)) / n,
)
def finite_class_realizable_expected(let):
    """Of M hypotheses, all that make no error on n examples have a true risk of at most
    (1 + log M)/n on average: the largest of their risks does.
    """
    n = let(sizes(1, 400))
    M = let(choices([1, 2, 10, 100, 1000, 100_000, 10**9]))
    bad = let(probabilities())
    if let(choices([True, False])):
        bad = np.minimum((1 + np.log(M)) / n * let(reals(1 / 2, 1)), 1 + 0 * bad)
    none = (1 - (1 - bad) ** n) ** M
    return dict(n=n, M=M, risk=np.array([bad, 0 * bad]), weights=np.array([1 - none, none]))
