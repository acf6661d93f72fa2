"""Misquoted: the Rademacher bound of a ball, with the range of the loss left at 1."""

import numpy as np
from sympy import log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.learning import binomial
from theorycheck.notation import delta, gap, n
from theorycheck.strategies import choices, sizes

R_n = symbol("R_n", "Rademacher complexity of the linear functions w x with |w| <= B")


@claim(
    source="a norm measured after training, plugged into a bound for a norm fixed before",
    then=P(gap <= 2 * R_n + sqrt(log(1 / delta) / (2 * n))) >= 1 - delta,
    refuted_by="a linear loss on x = -1 or 1: its range grows with B, the confidence term does not",
)
def rademacher_bound_at_the_trained_norm(let):
    """With probability 1 - delta, the gap of every linear function with |w| at most the trained
    norm B is at most 2 R_n(B) + sqrt(log(1/delta)/(2n)).
    """
    n = let(sizes(1, 100))
    B = let(choices([1.0, 10.0, 1000.0]))
    weights = binomial(n, B / (2 * B))
    gap = B * abs(2 * np.arange(n + 1) - n) / n
    return dict(n=n, R_n=np.sum(weights * gap), gap=gap, weights=weights)
