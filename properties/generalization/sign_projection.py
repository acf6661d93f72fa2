"""Random projections with signs keep lengths of vectors in the plane, or of equal entries."""

import numpy as np
from sympy import exp

from theorycheck import P, claim, symbol
from theorycheck.learning import binomial
from theorycheck.strategies import choices, reals, sizes

k = symbol("k", "number of random directions", integer=True, positive=True)
u = symbol("u", "distortion of the squared length that is allowed", positive=True, at_most=1)
distortion = symbol("distortion", "relative change of the squared length", nonnegative=True)


def law_of_sums(values, weights, copies):
    """P(sum of independent copies of a variable with these whole values = 0, 1, 2, ...)."""
    law = 1 + 0 * weights[:1]
    for _ in range(copies):
        before, law = law, np.repeat(0 * weights[:1], len(law) + max(values))
        for value, weight in zip(values, weights, strict=True):
            law[value : value + len(before)] += weight * before
    return law


@claim(
    source="Johnson & Lindenstrauss 1984; Achlioptas 2003, Theorem 1.1",
    then=P(distortion >= u) <= 2 * exp(-k * (u**2 / 4 - u**3 / 6)),
)
def sign_projection(let):
    """Projecting a vector on k random sign vectors changes its squared length by a factor outside
    1 -+ u with probability at most 2 exp(-k (u^2/4 - u^3/6)): in the plane, or with equal entries.
    """
    k = let(sizes(1, 60))
    u = let(reals(1 / 64, 1))
    x = let(reals(1 / 64, 1))
    d = let(choices([2, 3, 4, 6, 9]))
    if d == 2:  # the vector (1, x): each direction gives (1 + x)^2 or (1 - x)^2
        larger = np.arange(k + 1)
        distortion = 2 * x * np.abs(2 * larger - k) / (k * (1 + x**2))
        return dict(k=k, u=u, distortion=distortion, weights=binomial(k, 0 * x + 1 / 2))
    odd, unit = d % 2, 8 if d % 2 else 4  # squares of whole numbers like d: odd + unit times these
    values = ((2 * np.arange(d + 1) - d) ** 2 - odd) // unit
    weights = law_of_sums(values.tolist(), binomial(d, 0 * x + 1 / 2), k)
    sums = k * odd + unit * np.arange(len(weights))
    return dict(k=k, u=u, distortion=np.abs(sums - k * d + 0 * x) / (k * d), weights=weights)
