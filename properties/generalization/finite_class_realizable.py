"""The realizable case: whoever fits the data perfectly has a risk of order 1/n."""

import numpy as np
from sympy import Rational, log

from theorycheck import P, claim, symbol
from theorycheck.notation import M, delta, n
from theorycheck.strategies import choices, probabilities, sizes

risk = symbol("risk", "largest true risk of a hypothesis without training errors", at_most=1)


@claim(
    source="Blumer, Ehrenfeucht, Haussler & Warmuth 1987; Mohri et al. 2018, Theorem 2.5",
    then=P(risk <= log(M / delta) / n) >= 1 - delta,
    regime=[delta <= Rational(1, 10), n >= 10, M >= 10],
)
def finite_class_realizable(let):
    """With probability 1 - delta, every one of M hypotheses that makes no error on n examples has
    a true risk of at most log(M/delta)/n.
    """
    n = let(sizes(1, 200))
    M = let(choices([1, 2, 10, 100, 1000]))
    bad = let(probabilities())
    delta = let(probabilities())
    none = (1 - (1 - bad) ** n) ** M
    return dict(
        n=n,
        M=M,
        delta=delta,
        risk=np.array([bad, 0 * bad]),
        weights=np.array([1 - none, none]),
    )
