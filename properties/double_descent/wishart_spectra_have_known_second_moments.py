"""The spectrum of a Gaussian design at finite size: its second moment, with the 1/n correction."""

import numpy as np
from sympy import Eq, Rational

from theorycheck import E, claim, symbol
from theorycheck.learning import gaussian_design
from theorycheck.notation import n, p
from theorycheck.strategies import log_sizes

m_2 = symbol("m_2", "mean squared eigenvalue of X'X/n", nonnegative=True)

spread = 4 * (2 * n**2 + 5 * n * p + 2 * p**2 + 5 * n + 5 * p + 5) / (n**3 * p)


@claim(
    source="Muirhead 1982; the limit 1 + p/n is Marchenko & Pastur's 1967",
    then=Eq(E(m_2, variance=spread, within=Rational(1, 6)), 1 + p / n + 1 / n),
)
def wishart_spectra_have_known_second_moments(let, rng, trials):
    """The eigenvalues of X'X/n, X an n x p standard Gaussian matrix, have mean square 1 + p/n +
    1/n: the Marchenko-Pastur law's 1 + p/n, and 1/n more.

    The variance of tr (X'X)^2, np times a symmetric polynomial of degree 2 in n and p, is 4 np (2
    n^2 + 5 np + 2 p^2 + 5n + 5p + 5): as it is for p = 1, a squared chi-square, and for p = 2.
    Asked from n = 2 on: of one example it takes too many draws.
    """
    n, p = let(log_sizes(2, 32)), let(log_sizes(1, 32))
    X = gaussian_design(rng, n, p, trials=trials)
    S = X.mT @ X / n
    return dict(n=n, p=p, m_2=np.sum(S * S, axis=(-2, -1)) / p)
