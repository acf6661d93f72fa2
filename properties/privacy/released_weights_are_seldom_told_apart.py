"""Noise on trained weights, played as a game: nobody guesses well which data they came from."""

from sympy import exp

from theorycheck import P, claim, symbol
from theorycheck.notation import epsilon
from theorycheck.privacy import output_noise
from theorycheck.strategies import reals, sizes

right = symbol("right", "1 if the guess is right, else 0", at_most=1)


@claim(
    source="Chaudhuri, Monteleoni & Sarwate 2011, Algorithm 1; Kairouz, Oh & Viswanath 2015",
    then=P(right >= 1) <= exp(epsilon) / (1 + exp(epsilon)),
)
def released_weights_are_seldom_told_apart(let, rng, trials, *, perturb=output_noise):
    """Which of two neighbouring data sets, equally likely, weights came from is guessed with
    probability at most e^epsilon/(1 + e^epsilon), if noise of density proportional to
    exp(-epsilon |b|/sensitivity) was added; here by the nearer of weights `sensitivity` apart.
    """
    epsilon, sensitivity, d = let(reals(1 / 16, 4)), let(reals(1 / 64, 4)), let(sizes(1, 6))
    bits = rng.integers(0, 2, trials)
    noise = perturb(rng, trials, d, epsilon=epsilon, sensitivity=sensitivity)
    first = noise[:, 0] + sensitivity * bits
    return dict(epsilon=epsilon, right=((first > sensitivity / 2) == bits).astype(int))
