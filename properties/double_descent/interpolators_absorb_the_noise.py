"""The price of interpolation: no interpolator is free of the noise that it fits."""

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.learning import all_signs, least_squares
from theorycheck.notation import n, sigma
from theorycheck.strategies import choices, reals, sizes, vectors
from theorycheck.strategies.designs import nested_designs

distance2 = symbol(
    "distance2", "squared distance of an interpolator to the truth", nonnegative=True
)
X2 = symbol("X2", "sum of the inputs' squared entries", positive=True)


@claim(
    source="Muthukumar, Vodrahalli, Subramanian & Sahai 2020, Harmless interpolation of noisy data "
    "in regression, for isotropic inputs; for every design derived here",
    then=E(distance2) >= sigma**2 * n**2 / X2,
    sharp=True,
)
def interpolators_absorb_the_noise(let, *, fit=least_squares):
    """However an interpolator of n noisy labels is chosen, though it knew the truth, its mean
    squared distance to it is at least sigma^2 n^2/|X|_F^2: sigma^2 n/p for entries of mean square
    1. Junk features dilute noise; nothing else does.

    w - b interpolates the noise e, so that |w - b|^2 >= e'(XX')^-1 e; its mean is sigma^2 times
    the trace of (XX')^-1, at least n^2 over that of XX'. The noise takes all signs.
    """
    n = let(sizes(1, 5))
    p = n + let(sizes(0, 12))
    X = let(reals(1 / 8, 2)) * np.eye(n, p, dtype=int)
    if let(choices([True, False])):
        X = let(nested_designs(n, p))
    b, sigma, z = let(vectors(p)), let(reals(1 / 8, 1)), let(vectors(p)) * let(sizes(0, 1))
    noise = sigma * all_signs(n)
    y, wanted = X @ b + noise, b + z * noise[:, :1]
    w = fit(X, y) + wanted - fit(X, wanted @ X.T)
    distance2 = np.sum((w - b) ** 2, axis=1)
    law = (1 + 0 * distance2) / 2**n
    return dict(n=n, sigma=sigma, X2=np.sum(X * X), distance2=distance2, weights=law)
