"""Privacy by subsampling: a record that is seldom used is seldom betrayed."""

import numpy as np
from sympy import exp

from theorycheck import claim, symbol
from theorycheck.notation import epsilon
from theorycheck.privacy import randomized_response
from theorycheck.strategies import reals

q = symbol("q", "probability with which a record enters the sample", nonnegative=True, at_most=1)
here = symbol("here", "probability of each report with the record, then without", at_most=1)
there = symbol("there", "probability of the same report without it, then with it", at_most=1)


@claim(
    source="Li, Qardaji & Su 2012; Balle, Barthe & Gaboardi 2018, Theorem 8",
    then=here <= (1 + q * (exp(epsilon) - 1)) * there,
    sharp=True,
)
def subsampling_amplification(let, *, report=randomized_response):
    """An epsilon-private mechanism run on a sample that holds each record with probability q is
    log(1 + q (e^epsilon - 1))-private.
    """
    epsilon = let(reals(0, 4))
    q = let(reals(0, 1))
    absent, present = report(epsilon)
    mixture = (1 - q) * absent + q * present
    return dict(
        epsilon=epsilon, q=q, here=np.stack([mixture, absent]), there=np.stack([absent, mixture])
    )
