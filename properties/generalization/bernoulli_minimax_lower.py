"""No estimator of a coin's bias does better everywhere: the minimax lower bound."""

import numpy as np
from sympy import sqrt

from theorycheck import claim, symbol
from theorycheck.learning import binomial
from theorycheck.notation import n
from theorycheck.strategies import choices, reals, sizes, vectors

worst = symbol("worst", "largest mean square error over 65 biases", at_most=1)


@claim(
    source="Hodges & Lehmann 1950; Lehmann & Casella 1998, section 5.1",
    then=worst >= 1 / (4 * (1 + sqrt(n)) ** 2),
    sharp=True,
)
def bernoulli_minimax_lower(let):
    """Every estimator of a coin's bias from n tosses has a mean square error of at least
    1/(4 (1 + sqrt(n))^2) for some bias.
    """
    n = let(sizes(1, 6))
    table = let(vectors(n + 1, 0, 1))
    kind = let(choices(["any", "shrunk"]))
    pull = let(reals(0, 4))
    ones = np.arange(n + 1)
    estimates = (ones + pull / 2) / (n + pull) if kind == "shrunk" else table
    half = kind == "shrunk"  # then risks are symmetric
    biases = [(0 * pull + j) / 64 for j in range(33 if half else 65)]
    worst = max(np.sum(binomial(n, b) * (estimates - b) ** 2) for b in biases)
    return dict(n=n, worst=worst)
