"""Basic composition: the privacy losses of several releases add up, and no better in general."""

from functools import reduce

import numpy as np
from sympy import exp

from theorycheck import claim, symbol
from theorycheck.privacy import randomized_response
from theorycheck.strategies import sizes, vectors

total = symbol("total", "sum of the privacy losses of the releases", nonnegative=True)
here = symbol("here", "probability of the reports if the bit is 1", at_most=1)
there = symbol("there", "probability of the same reports if the bit is 0", at_most=1)


@claim(
    source="Dwork, Kenthapadi, McSherry, Mironov & Naor 2006; Dwork & Roth 2014, Theorem 3.14",
    then=here <= exp(total) * there,
    sharp=True,
)
def basic_composition(let, *, report=randomized_response):
    """Releases of privacy losses epsilon_1, ..., epsilon_k together have at most their sum."""
    k = let(sizes(1, 5))
    losses = let(vectors(k, 0, 2))
    laws = [report(loss) for loss in losses]
    here, there = (
        reduce(lambda a, b: np.outer(a, b).ravel(), (law[bit] for law in laws)) for bit in (1, 0)
    )
    return dict(total=np.sum(losses), here=here, there=there)
