"""The spectrum of a Gaussian design at finite size: its third moment, with all corrections."""

import numpy as np
from sympy import Eq, Rational, prod

from theorycheck import E, claim, symbol
from theorycheck.learning import gaussian_design
from theorycheck.notation import n, p
from theorycheck.strategies import sizes

m_3 = symbol("m_3", "mean cubed eigenvalue of X'X/n, over 32 draws", nonnegative=True)

DRAWS = 32  # of designs in one trial

sixth = prod(n * p + 2 * k for k in range(6)) / (n**6 * p**2)


@claim(
    source="Muirhead 1982; the limit 1 + 3 p/n + (p/n)^2 is Marchenko & Pastur's 1967",
    then=Eq(
        E(m_3, variance=sixth / DRAWS, within=Rational(1, 10)),
        1 + 3 * p / n + p**2 / n**2 + 3 / n + 3 * p / n**2 + 4 / n**2,
    ),
)
def wishart_spectra_have_known_third_moments(let, rng, trials):
    """The eigenvalues of X'X/n, X an n x p standard Gaussian matrix, have mean cube 1 + 3g + g^2 +
    3(1 + g)/n + 4/n^2, g = p/n.

    tr S^3 <= (tr S)^3, a power of a chi-square with np degrees of freedom, declares the variance:
    of a mean of 32 draws, so that the last term shows.
    """
    n, p = let(sizes(1, 6)), let(sizes(1, 6))
    X = gaussian_design(rng, n, p, trials=trials * DRAWS)
    S = X.mT @ X / n
    cubes = np.sum(S @ S * S, axis=(-2, -1)) / p
    return dict(n=n, p=p, m_3=np.mean(cubes.reshape(trials, DRAWS), axis=1))
