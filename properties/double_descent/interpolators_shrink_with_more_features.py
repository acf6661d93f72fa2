"""Beyond the peak, on every design: another feature never makes the interpolator longer."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.learning import least_squares
from theorycheck.strategies import sizes, vectors
from theorycheck.strategies.designs import nested_designs

longer = symbol("longer", "squared norm of the interpolator with p features", nonnegative=True)
shorter = symbol("shorter", "squared norm with one feature more", nonnegative=True)


@claim(
    source="derived here: with more features, more coefficients interpolate (Belkin et al. 2019)",
    then=shorter <= longer,
    sharp=True,
)
def interpolators_shrink_with_more_features(let, *, fit=least_squares):
    """From p = n on, the norm of the minimum-norm interpolator of any labels can only fall when
    a feature is added: a solution with a zero for the new feature still interpolates.
    """
    n = let(sizes(1, 6))
    extra = let(sizes(1, 4))
    X = let(nested_designs(n, n + extra))
    y = let(vectors(n))
    norms = np.stack([np.sum(fit(X[:, :p], y) ** 2) for p in range(n, n + extra + 1)])
    return dict(longer=norms[:-1], shorter=norms[1:])
