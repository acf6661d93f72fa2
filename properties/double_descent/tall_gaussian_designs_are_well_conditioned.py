"""Away from p = n a Gaussian design is safe: its smallest singular value stays away from zero."""

import numpy as np
from sympy import exp, sqrt

from theorycheck import P, claim, symbol
from theorycheck.learning import gaussian_design
from theorycheck.notation import n, p
from theorycheck.strategies import reals, sizes

s_min = symbol("s_min", "smallest singular value of the design", nonnegative=True)
x = symbol("x", "how far below sqrt(n) - sqrt(p) it may fall", nonnegative=True)


@claim(
    source="Davidson & Szarek 2001, Theorem II.13; Vershynin 2012, Corollary 5.35",
    assume=[sqrt(n) - sqrt(p) >= x],
    then=P(s_min <= sqrt(n) - sqrt(p) - x) <= exp(-(x**2) / 2),
)
def tall_gaussian_designs_are_well_conditioned(let, rng, trials):
    """The smallest singular value of an n x p standard Gaussian matrix lies below sqrt(n) -
    sqrt(p) - x with probability at most exp(-x^2/2).
    """
    p = let(sizes(1, 2))
    n = let(sizes(2 * p, 9 * p))
    x = let(reals(1 / 8, 1)) * (n**0.5 - p**0.5)
    X = gaussian_design(rng, n, p, trials=trials)
    s_min = np.sqrt(np.linalg.eigvalsh(X.mT @ X)[:, 0])
    return dict(n=n, p=p, x=x, s_min=s_min)
