"""Randomized response, played as a game: who sees the report guesses the bit so often, no more."""

from sympy import exp

from theorycheck import P, claim, symbol
from theorycheck.notation import epsilon
from theorycheck.privacy import report_bits
from theorycheck.strategies import reals

right = symbol("right", "1 if the report is the bit, else 0", at_most=1)


@claim(
    source="Warner 1965; Kairouz, Oh & Viswanath 2015, Theorem 2.1, with equality",
    then=P(right >= 1) <= exp(epsilon) / (1 + exp(epsilon)),
)
def reported_bits_are_seldom_guessed(let, rng, trials, *, report=report_bits):
    """A fair bit is guessed from its epsilon-private report with probability at most
    e^epsilon/(1 + e^epsilon): that of taking the report for the bit.
    """
    epsilon = let(reals(1 / 16, 4))
    bits = rng.integers(0, 2, trials)
    return dict(epsilon=epsilon, right=(report(rng, bits, epsilon=epsilon) == bits).astype(int))
