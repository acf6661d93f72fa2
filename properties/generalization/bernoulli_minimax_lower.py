"""No estimator of a coin's bias does better everywhere: the minimax lower bound."""

import numpy as np
from sympy import sqrt

from theorycheck import E, claim, symbol
from theorycheck.learning import normalized
from theorycheck.notation import n
from theorycheck.strategies import choices, log_sizes, reals, vectors

error = symbol("error", "mean square error, given the number of ones", nonnegative=True, at_most=1)


@claim(
    source="Hodges & Lehmann 1950; Lehmann & Casella 1998, section 5.1",
    then=E(error) >= 1 / (4 * (1 + sqrt(n)) ** 2),
    sharp=True,
)
def bernoulli_minimax_lower(let):
    """Every estimator of a coin's bias from n tosses has, on average over biases of the law
    Beta(sqrt(n)/2, sqrt(n)/2), a mean square error of at least 1/(4 (1 + sqrt(n))^2).

    So it has one for some bias: the estimator of Hodges and Lehmann is minimax.
    """
    n = let(log_sizes(1, 1000))
    kind = let(choices(["any", "shrunk"]))
    share = let(reals(0, 2))
    ones, root = np.arange(n + 1), np.sqrt(n + 0 * share)
    a, pull = root / 2, share * root
    estimates = (ones + pull / 2) / (n + pull) if kind == "shrunk" else let(vectors(n + 1, 0, 1))
    odds = (n - ones[:-1]) * (ones[:-1] + a) / (ones[1:] * (n - ones[1:] + a))
    weights = normalized(np.cumprod(np.append(1 + 0 * a, odds)))  # of so many ones: beta-binomial
    first = (ones + a) / (n + 2 * a)  # moments of the bias, once so many ones were seen
    second = first * (ones + a + 1) / (n + 2 * a + 1)
    return dict(n=n, error=estimates**2 - 2 * estimates * first + second, weights=weights)
