"""Sauer's lemma: a class that shatters no large set shows few patterns."""

from sympy import Sum, binomial

from theorycheck import claim, symbol
from theorycheck.learning import vc_dimension
from theorycheck.notation import n
from theorycheck.strategies import sizes
from theorycheck.strategies.pattern_classes import pattern_classes

patterns = symbol("patterns", "number of distinct patterns on the n points", integer=True)
d_vc = symbol("d_vc", "VC dimension: size of the largest shattered set", integer=True)
i = symbol("i", "index of summation", integer=True)


@claim(
    source="Vapnik & Chervonenkis 1968; Sauer 1972; Shelah 1972",
    then=patterns <= Sum(binomial(n, i), (i, 0, d_vc)),
    sharp=True,
)
def sauer_lemma(let, *, dimension=vc_dimension):
    """A class of VC dimension d shows at most C(n, 0) + ... + C(n, d) patterns on n points."""
    n = let(sizes(1, 8))
    found = let(pattern_classes(n))
    return dict(n=n, patterns=len(found), d_vc=dimension(found))
