"""No interpolator is free of the noise it fits: a lower bound on every one of them."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.arithmetic.linear_algebra import solve
from theorycheck.learning import least_squares
from theorycheck.strategies import sizes, vectors
from theorycheck.strategies.designs import nested_designs

distance2 = symbol(
    "distance2", "squared distance of an interpolator to the truth", nonnegative=True
)
absorbed = symbol("absorbed", "e'(XX')^-1 e for the noise e in the labels", nonnegative=True)


@claim(
    source="Muthukumar, Vodrahalli, Subramanian & Sahai 2020, for isotropic inputs",
    then=distance2 >= absorbed,
    sharp=True,
)
def interpolators_absorb_the_noise(let, *, fit=least_squares):
    """Every w with Xw = Xb + e, whatever it was chosen for, has |w - b|^2 >= e'(XX')^-1 e."""
    n = let(sizes(1, 5))
    p = n + let(sizes(0, 5))
    X = let(nested_designs(n, p))
    b, e, z = let(vectors(p)), let(vectors(n)), let(vectors(p))
    chosen = z * let(sizes(0, 1))
    w = b + fit(X, e) + chosen - fit(X, X @ chosen)
    absorbed = np.sum(e * solve(X @ X.T, e[:, None])[:, 0])
    return dict(distance2=np.sum((w - b) ** 2), absorbed=absorbed)
