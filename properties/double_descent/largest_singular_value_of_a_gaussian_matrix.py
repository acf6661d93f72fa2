"""How far a Gaussian design can stretch: the mean of its largest singular value."""

import numpy as np
from sympy import sqrt

from theorycheck import E, claim, symbol
from theorycheck.learning import gaussian_design
from theorycheck.notation import n, p
from theorycheck.strategies import log_sizes

s_max = symbol("s_max", "largest singular value of the design", nonnegative=True)


@claim(
    source="Davidson & Szarek 2001, Theorem II.13 (Gordon's inequality)",
    then=E(s_max, subgaussian=1) <= sqrt(n) + sqrt(p),
)
def largest_singular_value_of_a_gaussian_matrix(let, rng, trials):
    """The largest singular value of an n x p standard Gaussian matrix has mean at most sqrt(n)
    + sqrt(p), and as a 1-Lipschitz function of the entries it is 1-sub-Gaussian.
    """
    n, p = let(log_sizes(1, 32)), let(log_sizes(1, 32))
    X = gaussian_design(rng, n, p, trials=trials)
    s_max = np.sqrt(np.linalg.eigvalsh(X.mT @ X)[:, -1])
    return dict(n=n, p=p, s_max=s_max)
