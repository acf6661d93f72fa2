"""Misquoted: the expected risk of the empirical minimizer falls with every further example."""

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.learning import binomial
from theorycheck.strategies import probabilities, reals, sizes

more = symbol("more", "risk of least squares on n + 1 examples", nonnegative=True)
fewer = symbol("fewer", "risk of least squares on the first n of them", nonnegative=True)


@claim(
    source="folklore",
    then=E(more) <= E(fewer),
    refuted_by="Loog, Viering & Mey 2019",
    witness=dict(q=1 / 1024, b=13 / 32, n=1),
)
def more_examples_never_hurt_erm(let):
    """The expected risk of least squares never grows when one more example is added."""
    q = let(probabilities())  # x is 1 with probability q, else b; y is always 1
    b = let(reals(1 / 64, 1))
    n = let(sizes(1, 6))
    ones, last = np.arange(n + 1)[:, None], np.arange(2)

    def risk(ones, total):
        w = (ones + (total - ones) * b) / (ones + (total - ones) * b**2)
        return q * (1 - w) ** 2 + (1 - q) * (1 - b * w) ** 2

    weights = binomial(n, q)[:, None] * np.array([1 - q, q])
    return dict(
        more=risk(ones + last, n + 1).ravel(),
        fewer=(risk(ones, n) + 0 * weights).ravel(),
        weights=weights.ravel(),
    )
