"""What a private release means, played as a game: nobody guesses well whose data it came from."""

from sympy import exp

from theorycheck import P, claim, symbol
from theorycheck.notation import epsilon
from theorycheck.privacy import laplace_mechanism
from theorycheck.strategies import reals

right = symbol("right", "1 if the guess is right, else 0", at_most=1)


@claim(
    source="Wasserman & Zhou 2010, Theorem 2.4; Kairouz, Oh & Viswanath 2015, Theorem 2.1",
    then=P(right >= 1) <= exp(epsilon) / (1 + exp(epsilon)),
)
def a_private_bit_is_seldom_guessed(let, rng, trials, *, release=laplace_mechanism):
    """Which of two neighbouring data sets, equally likely, an epsilon-private release came from is
    guessed with probability at most e^epsilon/(1 + e^epsilon); here by the
    best guess from the Laplace answers 0 and `sensitivity`, at the middle.
    """
    epsilon, sensitivity = let(reals(1 / 16, 4)), let(reals(1 / 64, 4))
    bits = rng.integers(0, 2, trials)
    answers = release(rng, sensitivity * bits, epsilon=epsilon, sensitivity=sensitivity)
    return dict(epsilon=epsilon, right=((answers > sensitivity / 2) == bits).astype(int))
