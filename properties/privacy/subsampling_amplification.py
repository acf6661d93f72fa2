"""Privacy by subsampling: a record that is seldom used is seldom betrayed."""

import numpy as np
from sympy import exp, log

from theorycheck import claim, symbol
from theorycheck.learning import binomial
from theorycheck.notation import epsilon
from theorycheck.privacy import truncated_geometric
from theorycheck.strategies import reals, sizes

q = symbol("q", "probability with which a record enters the sample", nonnegative=True, at_most=1)
loss = symbol("loss", "logarithm of a count's probability over that with a record more or less")


@claim(
    source="Li, Qardaji & Su 2012; Balle, Barthe & Gaboardi 2018, Theorem 8",
    then=loss <= log(1 + q * (exp(epsilon) - 1)),
    sharp=True,
)
def subsampling_amplification(let, *, release=truncated_geometric):
    """An epsilon-private count of a sample that holds each of n records with probability q, on its
    own, is log(1 + q (e^epsilon - 1))-private for adding or removing a record.
    """
    ones = let(sizes(0, 12))  # records that count, beside the one that may be added
    largest = ones + let(sizes(1, 6))
    epsilon, q = let(reals(1 / 4, 4)), let(reals(1 / 64, 1))
    laws = np.stack([release(count, largest, epsilon) for count in range(ones + 2)])
    without, present = binomial(ones, q) @ laws[:-1], binomial(ones + 1, q) @ laws
    lost = np.log(present) - np.log(without)
    return dict(epsilon=epsilon, q=q, loss=np.stack([lost, -lost]))
