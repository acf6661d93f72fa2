"""Sauer's lemma: a class that shatters no large set shows few patterns."""

import numpy as np
from sympy import Sum, binomial

from theorycheck import claim, symbol
from theorycheck.learning import sequences, vc_dimension
from theorycheck.notation import n
from theorycheck.strategies import choices, generator, seeds, sizes, whole_numbers

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
    rule = let(choices(["drawn", "few ones", "few changes", "few ones, but some"]))
    most, kept, seed = let(sizes(0, n)), let(whole_numbers(1, 256)), let(seeds())
    everything = sequences(n, 2)
    chance = generator("patterns", seed).integers(0, 256, 2**n)
    members = chance < kept
    ones, changes = np.sum(everything, axis=1), np.sum(np.diff(everything, axis=1) != 0, axis=1)
    if rule != "drawn":
        few = (changes if rule == "few changes" else ones) <= most
        members = few & (members | (rule != "few ones, but some"))
    members[np.argmin(chance)] |= not members.any()
    found = everything[members]
    return dict(n=n, patterns=len(found), d_vc=dimension(found))
