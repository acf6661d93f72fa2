"""The spectrum of a Gaussian design at finite size: its second moment, with the 1/n correction."""

import numpy as np
from sympy import Eq, Rational

from theorycheck import E, claim, symbol
from theorycheck.learning import gaussian_design
from theorycheck.notation import n, p
from theorycheck.strategies import sizes

m_2 = symbol("m_2", "mean squared eigenvalue of X'X/n", nonnegative=True)

size = n * p
fourth = size * (size + 2) * (size + 4) * (size + 6) / (n**4 * p**2)


@claim(
    source="Muirhead 1982; the limit 1 + p/n is Marchenko & Pastur's 1967",
    then=Eq(E(m_2, second_moment=fourth, within=Rational(1, 8)), 1 + p / n + 1 / n),
)
def wishart_spectra_have_known_second_moments(let, rng, trials):
    """The eigenvalues of X'X/n, X an n x p standard Gaussian matrix, have mean square 1 + p/n +
    1/n: the Marchenko-Pastur law's 1 + p/n, and 1/n more.

    tr S^2 <= (tr S)^2, a power of a chi-square with np degrees of freedom, declares the moment.
    """
    n, p = let(sizes(1, 6)), let(sizes(1, 6))
    X = gaussian_design(rng, n, p, trials=trials)
    S = X.mT @ X / n
    return dict(n=n, p=p, m_2=np.sum(S * S, axis=(-2, -1)) / p)
