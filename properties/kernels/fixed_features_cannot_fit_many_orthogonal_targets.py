"""The limit of every kernel method: N features fit at most N of many orthogonal targets."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.arithmetic.linear_algebra import solve
from theorycheck.notation import p
from theorycheck.strategies import sizes
from theorycheck.strategies.designs import nested_designs

F = symbol("F", "number of orthonormal targets", integer=True, positive=True)
error = symbol("error", "best squared error on a target, averaged over targets", nonnegative=True)


@claim(
    source="Bessel's inequality; compare Hsu 2021, Dimension lower bounds for linear approaches",
    assume=[p <= F],
    then=error >= 1 - p / F,
    sharp=True,
)
def fixed_features_cannot_fit_many_orthogonal_targets(let):
    """Whatever p features are fixed in advance, linear combinations of them leave a mean
    squared error of at least 1 - p/F, averaged over F orthonormal targets, such as parities.

    Targets are the first F coordinates of a space in which the features are any vectors.
    """
    F, others = let(sizes(2, 8)), let(sizes(0, 3))
    p = let(sizes(1, F - 1))
    features = let(nested_designs(F + others, p))
    kept = np.sum(features[:F] * solve(features.T @ features, features[:F].T).T) / F
    return dict(F=F, p=p, error=1 - kept)
