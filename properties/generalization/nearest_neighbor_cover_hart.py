"""Cover and Hart: the nearest neighbour errs at most twice as often as is unavoidable."""

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.learning import normalized
from theorycheck.strategies import sizes, vectors

disagree = symbol("disagree", "probability that two labels at the same point differ", at_most=1)
bayes = symbol("bayes", "least risk of any classifier", nonnegative=True, at_most=0.5)


@claim(
    source="Cover & Hart 1967, for the limit of infinitely many examples",
    then=E(disagree) <= 2 * bayes * (1 - bayes),
    sharp=True,
)
def nearest_neighbor_cover_hart(let):
    """The nearest neighbour's limiting risk, the mean of 2 eta (1 - eta), is at most
    2 bayes (1 - bayes).
    """
    atoms = let(sizes(1, 5))
    weights = normalized(let(vectors(atoms, 1 / 64, 1)))
    eta = let(vectors(atoms, 0, 1))
    return dict(
        disagree=2 * eta * (1 - eta),
        bayes=np.sum(weights * np.minimum(eta, 1 - eta)),
        weights=weights,
    )
