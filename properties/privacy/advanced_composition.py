"""Advanced composition: the total privacy loss grows with the root of the number of releases."""

import numpy as np
from sympy import log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.notation import delta
from theorycheck.privacy import stopped_losses
from theorycheck.strategies import choices, probabilities, reals, sizes

loss = symbol("loss", "logarithm of the likelihood ratio of all reports")
squares = symbol("squares", "sum of the squared privacy losses of the releases", positive=True)
drift = symbol("drift", "sum of e tanh(e/2) over the privacy losses e", nonnegative=True)


@claim(
    source="Dwork, Rothblum & Vadhan 2010, Theorem III.3; drift and unequal losses as in "
    "Kairouz, Oh & Viswanath 2015, Theorem 3.5",
    then=P(loss <= drift + sqrt(2 * squares * log(1 / delta))) >= 1 - delta,
)
def advanced_composition(let, *, compose=stopped_losses):
    """With probability 1 - delta, the total privacy loss of releases that are e_1-, ..., e_k-
    private is at most the sum of e_i tanh(e_i/2) plus sqrt(2 log(1/delta) sum e_i^2): they are
    (that, delta)-private, also where one stops asking as soon as enough was betrayed.
    """
    k, bolder = let(sizes(1, 60)), let(sizes(0, 10))
    multiples = [let(choices([2, 3]))] * min(bolder, k - 1) + [1] * max(k - bolder, 1)
    epsilon, stop = let(reals(1 / 64, 2)), let(sizes(1, 60))
    delta = let(probabilities())
    losses, weights = compose(epsilon, multiples, stop)
    each = np.array(multiples) * epsilon
    return dict(
        squares=np.sum(each**2),
        drift=np.sum(each * np.tanh(each / 2)),
        delta=delta,
        loss=losses * epsilon,
        weights=weights,
    )
