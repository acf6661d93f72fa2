"""Cover and Hart: the nearest neighbour errs at most twice as often as is unavoidable."""

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.learning import nearest_neighbor, normalized
from theorycheck.strategies import sizes, vectors

disagree = symbol("disagree", "probability that two labels at the same point differ", at_most=1)
bayes = symbol("bayes", "least risk of any classifier", nonnegative=True, at_most=0.5)


@claim(
    source="Cover & Hart 1967, for the limit of infinitely many examples",
    then=E(disagree) <= 2 * bayes * (1 - bayes),
    sharp=True,
)
def nearest_neighbor_cover_hart(let, *, classify=nearest_neighbor):
    """The nearest neighbour's limiting risk, the mean of 2 eta (1 - eta), is at most
    2 bayes (1 - bayes).
    """
    atoms = let(sizes(1, 5))
    weights = normalized(let(vectors(atoms, 1 / 64, 1)))
    eta = let(vectors(atoms, 0, 1))
    points = np.arange(atoms)[:, None]  # in the limit an example lies at each of them
    nearest = eta[classify(points, np.arange(atoms), points)]
    return dict(
        disagree=eta * (1 - nearest) + (1 - eta) * nearest,
        bayes=np.sum(weights * np.minimum(eta, 1 - eta)),
        weights=weights,
    )
