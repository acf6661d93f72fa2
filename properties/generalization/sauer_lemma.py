"""Sauer's lemma: a class that shatters no large set shows few patterns."""

import numpy as np
from sympy import Sum, binomial

from theorycheck import claim, symbol
from theorycheck.learning import sequences, vc_dimension
from theorycheck.notation import n
from theorycheck.strategies import choices, sizes, whole_numbers

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
    n = let(sizes(1, 4))
    rule = let(choices(["drawn", "few ones"]))
    chosen = let(whole_numbers(1, 2 ** (2**n) - 1))
    most = let(sizes(0, n))
    everything = sequences(n, 2)
    members = [chosen >> k & 1 for k in range(2**n)]
    if rule == "few ones":
        members = np.sum(everything, axis=1) <= most
    found = everything[np.array(members, dtype=bool)]
    return dict(n=n, patterns=len(found), d_vc=dimension(found))
