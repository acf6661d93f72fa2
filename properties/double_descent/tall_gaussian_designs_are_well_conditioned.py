"""Away from p = n a Gaussian design is safe: its smallest singular value stays away from zero."""

import numpy as np
from sympy import sqrt

from theorycheck import E, claim, symbol
from theorycheck.learning import gaussian_design
from theorycheck.notation import n, p
from theorycheck.strategies import log_sizes

s_min = symbol("s_min", "smallest singular value of the design", nonnegative=True)


@claim(
    source="Davidson & Szarek 2001, Theorem II.13 (Gordon's inequality)",
    assume=[p < n],
    then=E(s_min, subgaussian=1) >= sqrt(n) - sqrt(p),
)
def tall_gaussian_designs_are_well_conditioned(let, rng, trials):
    """The smallest singular value of an n x p standard Gaussian matrix, p < n, has mean at least
    sqrt(n) - sqrt(p), and as a 1-Lipschitz function of the entries it is 1-sub-Gaussian.
    """
    p = let(log_sizes(1, 16))
    n = p * let(log_sizes(1, 8))
    X = gaussian_design(rng, n, p, trials=trials)
    s_min = np.sqrt(np.maximum(np.linalg.eigvalsh(X.mT @ X)[:, 0], 0))
    return dict(n=n, p=p, s_min=s_min)
