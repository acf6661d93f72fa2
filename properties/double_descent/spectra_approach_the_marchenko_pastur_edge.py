"""The largest eigenvalue of a sample covariance settles at the edge of the Marchenko-Pastur law."""

import numpy as np
from sympy import Rational

from theorycheck import E, claim, rate, symbol
from theorycheck.learning import gaussian_design
from theorycheck.notation import n
from theorycheck.strategies import choices

off = symbol("off", "distance of the largest eigenvalue to its limit", nonnegative=True)


def edge(ratio):
    """Give the upper end of the Marchenko-Pastur law for p/n = ratio."""
    return (1 + ratio**0.5) ** 2


@claim(
    source="Johnstone 2001 (the exponent -2/3); Bai & Yin 1993 (the edge)",
    then=rate(E(off), n, start=8, slack=Rational(1, 10)) <= -Rational(3, 5),
)
def spectra_approach_the_marchenko_pastur_edge(let, rng, trials):
    """With p = n/4, n/2, n or 2n Gaussian features, the largest eigenvalue of X'X/n is off the edge
    (1 + sqrt(p/n))^2 by a mean distance that falls at least as fast as n^(-3/5), from n = 8 on.

    In the limit as n^(-2/3), which is too near to what so small sizes show to be told apart.
    """
    few, many = let(choices([(1, 4), (1, 2), (1, 1), (2, 1)]))
    sizes, distances = np.array([8, 16, 32]), []
    for size in sizes:
        X = gaussian_design(rng, size, size * few // many, trials=trials)
        gram = X.mT @ X if few <= many else X @ X.mT
        distances.append(abs(np.linalg.eigvalsh(gram / size)[:, -1] - edge(few / many)))
    return dict(n=sizes, off=np.stack(distances, axis=-1))
