"""Privacy by subsampling: a record that is seldom used is seldom betrayed."""

import numpy as np
from sympy import exp

from theorycheck import claim, symbol
from theorycheck.learning import binomial
from theorycheck.notation import epsilon
from theorycheck.privacy import truncated_geometric
from theorycheck.strategies import reals, sizes

q = symbol("q", "probability with which a record enters the sample", nonnegative=True, at_most=1)
here = symbol("here", "probability of each count with the record, then without", at_most=1)
there = symbol("there", "probability of the same count without it, then with it", at_most=1)


@claim(
    source="Li, Qardaji & Su 2012; Balle, Barthe & Gaboardi 2018, Theorem 8",
    then=here <= (1 + q * (exp(epsilon) - 1)) * there,
    sharp=True,
)
def subsampling_amplification(let, *, release=truncated_geometric):
    """An epsilon-private count of a sample that holds each of n records with probability q, on its
    own, is log(1 + q (e^epsilon - 1))-private for adding or removing a record.
    """
    ones = let(sizes(0, 12))  # records that count, beside the one that may be added
    largest = ones + let(sizes(1, 6))
    epsilon, q = let(reals(0, 4)), let(reals(1 / 64, 1))
    laws = np.stack([release(count, largest, epsilon) for count in range(ones + 2)])
    without, present = binomial(ones, q) @ laws[:-1], binomial(ones + 1, q) @ laws
    return dict(
        epsilon=epsilon, q=q, here=np.stack([present, without]), there=np.stack([without, present])
    )
