"""Advanced composition: the total privacy loss of k releases grows with the root of k, mostly."""

import numpy as np
from sympy import exp, log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.notation import delta, epsilon
from theorycheck.privacy import composed_responses
from theorycheck.strategies import probabilities, reals, sizes

loss = symbol("loss", "logarithm of the likelihood ratio of all reports")
k = symbol("k", "number of releases", integer=True, positive=True)


@claim(
    source="Dwork, Rothblum & Vadhan 2010, Theorem III.3",
    then=P(loss <= epsilon * sqrt(2 * k * log(1 / delta)) + k * epsilon * (exp(epsilon) - 1))
    >= 1 - delta,
)
def advanced_composition(let, *, compose=composed_responses):
    """With probability 1 - delta over k epsilon-private reports, their total privacy loss is at
    most epsilon sqrt(2 k log(1/delta)) + k epsilon (e^epsilon - 1).
    """
    k = let(sizes(1, 60))
    epsilon = let(reals(1 / 64, 3))
    delta = let(probabilities())
    agreeing = np.arange(k + 1)
    weights, _ = compose(epsilon, k)
    return dict(
        k=k, epsilon=epsilon, delta=delta, loss=(2 * agreeing - k) * epsilon, weights=weights
    )
