"""The fast rate: whoever fits n examples perfectly has an expected risk of order 1/n."""

import numpy as np
from sympy import Rational

from theorycheck import claim, rate, symbol
from theorycheck.notation import n
from theorycheck.strategies import reals

risk = symbol("risk", "true risk times the probability of fitting perfectly", nonnegative=True)


@claim(
    source="Blumer, Ehrenfeucht, Haussler & Warmuth 1987",
    then=rate(risk, n, start=16, slack=Rational(1, 10)) <= -1,
)
def realizable_rate(let):
    """A hypothesis of true risk c/n that is kept if it makes no error on n examples contributes an
    expected risk of order 1/n.
    """
    c = let(reals(1 / 16, 3 / 2))
    ladder = np.array([16, 32, 64, 128, 256])
    risk = c / ladder
    return dict(n=ladder, risk=risk * (1 - risk) ** ladder)
