"""The largest eigenvalue of a sample covariance settles at the edge of the Marchenko-Pastur law."""

import numpy as np
from sympy import Rational

from theorycheck import E, claim, rate, symbol
from theorycheck.learning import gaussian_design
from theorycheck.notation import n

off = symbol("off", "distance of the largest eigenvalue to (1 + sqrt(1/2))^2", nonnegative=True)


@claim(
    source="Johnstone 2001 (the exponent -2/3); Bai & Yin 1993 (the edge)",
    then=rate(E(off), n, start=4, slack=Rational(1, 10)) <= -Rational(1, 2),
)
def spectra_approach_the_marchenko_pastur_edge(rng, trials):
    """With p = n/2 Gaussian features, the largest eigenvalue of X'X/n is off the edge (1 +
    sqrt(p/n))^2 by a mean distance that falls at least as fast as n^(-1/2), from n = 4 on.
    """
    sizes, distances = np.array([4, 8, 16]), []
    for size in sizes:
        X = gaussian_design(rng, size, size // 2, trials=trials)
        distances.append(abs(np.linalg.eigvalsh(X.mT @ X / size)[:, -1] - (1 + 0.5**0.5) ** 2))
    return dict(n=sizes, off=np.stack(distances, axis=-1))
