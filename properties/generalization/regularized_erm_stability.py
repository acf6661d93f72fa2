"""Ridge regularization makes support vector machines stable, at the rate 1/(lambda n)."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.learning import support_vector
from theorycheck.notation import lam, n
from theorycheck.strategies import log_reals, reals, sizes, vectors

change = symbol("change", "most that replacing one example changes any loss", nonnegative=True)
radius = symbol("radius", "bound on the inputs", positive=True)


@claim(
    source="derived here: half of Shalev-Shwartz & Ben-David 2014, Corollary 13.6, and twice "
    "that of removal in Bousquet & Elisseeff 2002",
    then=change <= radius**2 / (lam * n),
    sharp=True,
)
def regularized_erm_stability(let, *, fit=support_vector):
    """Replacing one of n examples changes every hinge loss of the minimizer of mean hinge loss plus
    lam w^2 by at most radius^2/(lam n); here of one weight.

    Both objectives curve by 2 lam, so 2 lam |v - w|^2 <= 2 radius |v - w|/n at their minimizers.
    """
    n = let(sizes(1, 9))
    radius = let(reals(1 / 16, 2))
    shares = let(vectors(n))
    other = let(reals(-1, 1))
    lam = let(log_reals(1 / 8, 32))
    margins = radius * shares  # y_i x_i
    w, v = (fit(s, lam) for s in (margins, np.append(margins[:-1], radius * other)))
    here, there = (np.maximum(1 - np.array([radius, -radius]) * u, 0) for u in (w, v))
    return dict(n=n, lam=lam, radius=radius, change=np.max(np.abs(here - there)))
