"""The smallest eigenvalue of a sample covariance settles at the lower Marchenko-Pastur edge."""

import numpy as np
from sympy import Rational

from theorycheck import E, claim, rate, symbol
from theorycheck.learning import gaussian_design
from theorycheck.notation import n
from theorycheck.strategies import choices

off = symbol("off", "distance of the smallest eigenvalue to its limit", nonnegative=True)


def edge(ratio):
    """Give the lower end of the Marchenko-Pastur law for p/n = ratio, 0 aside."""
    return (1 - ratio**0.5) ** 2


@claim(
    source="Bai & Yin 1993 (the edge); Feldheim & Sodin 2010 (the exponent -2/3)",
    then=rate(E(off), n, start=8, slack=Rational(1, 10)) <= -Rational(2, 3),
)
def spectra_approach_the_lower_marchenko_pastur_edge(let, rng, trials):
    """With p = n/4, n/2 or 2n Gaussian features, the smallest eigenvalue of X'X/n that is not 0 for
    want of examples is off the edge (1 - sqrt(p/n))^2 by a mean distance that falls at least as
    fast as n^(-2/3), from n = 8 on.
    """
    few, many = let(choices([(1, 4), (1, 2), (2, 1)]))
    sizes, distances = np.array([8, 16, 32]), []
    for size in sizes:
        X = gaussian_design(rng, size, size * few // many, trials=trials)
        gram = X.mT @ X if few < many else X @ X.mT
        distances.append(abs(np.linalg.eigvalsh(gram / size)[:, 0] - edge(few / many)))
    return dict(n=sizes, off=np.stack(distances, axis=-1))
