"""Randomized response, played as a game: k reports of a bit let it be guessed so often, no more."""

import numpy as np
from sympy import exp

from theorycheck import P, claim, symbol
from theorycheck.notation import epsilon
from theorycheck.privacy import report_bits
from theorycheck.strategies import reals, sizes

k = symbol("k", "number of reports of the same bit", integer=True, positive=True)
right = symbol("right", "1 if the guess is the bit, else 0", at_most=1)


@claim(
    source="Warner 1965; Kairouz, Oh & Viswanath 2015, Theorem 2.1, with basic composition",
    then=P(right >= 1) <= exp(k * epsilon) / (1 + exp(k * epsilon)),
)
def reported_bits_are_seldom_guessed(let, rng, trials, *, report=report_bits):
    """A fair bit is guessed from k reports of it, each epsilon-private, with probability at most
    e^(k epsilon)/(1 + e^(k epsilon)); here by what most of them say. One report attains it.
    """
    k, epsilon = let(sizes(1, 9)), let(reals(1 / 16, 4))
    bits = rng.integers(0, 2, trials)
    ones = report(rng, np.repeat(bits[:, None], k, axis=1), epsilon=epsilon)
    return dict(k=k, epsilon=epsilon, right=((2 * ones.sum(axis=1) > k) == bits).astype(int))
