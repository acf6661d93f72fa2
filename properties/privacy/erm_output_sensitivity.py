"""Regularization bounds what one record can do: the sensitivity of a penalized minimizer."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.learning import penalized_median
from theorycheck.notation import lam, n
from theorycheck.strategies import log_reals, reals, sizes, vectors

moved = symbol("moved", "distance between the minimizers on neighbouring data", nonnegative=True)


@claim(
    source="Chaudhuri, Monteleoni & Sarwate 2011, Corollary 8, with Lipschitz constant 1",
    then=moved <= 2 / (lam * n),
    sharp=True,
)
def erm_output_sensitivity(let, *, fit=penalized_median):
    """Replacing one of n records moves the minimizer of mean |w - z_i| + lam w^2/2 by at most
    2/(lam n).
    """
    n = let(sizes(1, 40))
    z = let(vectors(n, -8, 8))
    other = let(reals(-8, 8))
    lam = let(log_reals(1 / 8, 8))
    neighbour = np.append(z[:-1], other)
    return dict(n=n, lam=lam, moved=abs(fit(z, lam) - fit(neighbour, lam)))
