"""Random projections with signs keep lengths: the Johnson-Lindenstrauss lemma for one vector."""

import numpy as np
from sympy import exp

from theorycheck import P, claim, symbol
from theorycheck.learning import binomial
from theorycheck.strategies import reals, sizes

k = symbol("k", "number of random directions", integer=True, positive=True)
u = symbol("u", "distortion of the squared length that is allowed", positive=True, at_most=1)
distortion = symbol("distortion", "relative change of the squared length", nonnegative=True)


@claim(
    source="Johnson & Lindenstrauss 1984; Achlioptas 2003, Theorem 1.1",
    then=P(distortion >= u) <= 2 * exp(-k * (u**2 / 4 - u**3 / 6)),
)
def sign_projection(let):
    """Projecting a vector on k random sign vectors changes its squared length by a factor outside
    1 -+ u with probability at most 2 exp(-k (u^2/4 - u^3/6)).
    """
    k = let(sizes(1, 100))
    u = let(reals(1 / 64, 1))
    x = let(reals(1 / 64, 1))  # the vector (1, x): each direction gives (1 + x)^2 or (1 - x)^2
    larger = np.arange(k + 1)
    distortion = 2 * x * np.abs(2 * larger - k) / (k * (1 + x**2))
    return dict(k=k, u=u, distortion=distortion, weights=binomial(k, 0 * x + 1 / 2))
