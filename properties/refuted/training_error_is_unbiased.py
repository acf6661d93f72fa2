"""Misquoted: the training error of the selected model estimates its risk without bias."""

import numpy as np
from sympy import Eq

from theorycheck import E, claim, symbol
from theorycheck.learning import binomial, smallest_of
from theorycheck.strategies import choices, probabilities, sizes

errors = symbol("errors", "training errors of the hypothesis with the fewest", nonnegative=True)
expected = symbol("expected", "n times its true risk", nonnegative=True)


@claim(
    source="true of a hypothesis that was fixed before; see Efron 1986",
    then=Eq(E(errors), expected),
    refuted_by="Mallows 1973: the optimism of a fit",
)
def training_error_is_unbiased(let):
    """The hypothesis with the least training error makes as many errors as its risk predicts."""
    n = let(sizes(1, 50))
    hypotheses = let(choices([1, 2, 10, 1000]))
    risk = let(probabilities())
    weights = smallest_of(binomial(n, risk), hypotheses)
    return dict(errors=np.arange(n + 1), expected=n * risk, weights=weights)
