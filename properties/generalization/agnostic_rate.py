"""The slow rate: choosing the better of two hypotheses costs one over root n."""

import numpy as np
from sympy import Rational

from theorycheck import claim, rate, symbol
from theorycheck.learning import binomial
from theorycheck.notation import n
from theorycheck.strategies import reals

excess = symbol("excess", "expected excess risk of the empirical choice", nonnegative=True)


@claim(
    source="Devroye, Gyorfi & Lugosi 1996, section 14.3",
    then=rate(excess, n, start=16, slack=Rational(1, 10)) <= -Rational(1, 2),
)
def agnostic_rate(let):
    """Of two hypotheses that err on complementary examples and whose risks differ by c/sqrt(n), the
    empirically better one has an expected excess risk of order 1/sqrt(n).
    """
    c = let(reals(1 / 16, 1))
    ladder = [16, 64, 256]
    excess = []
    for size, root in zip(ladder, (4, 8, 16), strict=True):
        gap = c / root
        weights = binomial(
            size, (1 + gap) / 2
        )  # of the number of examples the better one gets right
        right = np.arange(size + 1)
        wrong = np.where(2 * right < size, 2, np.where(2 * right == size, 1, 0))
        excess.append(gap * np.sum(weights * wrong) / 2)
    return dict(n=ladder, excess=np.array(excess))
