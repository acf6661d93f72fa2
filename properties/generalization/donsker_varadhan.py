"""Change of measure: what a mean can gain when the law changes is paid for in divergence."""

import numpy as np
from sympy import log

from theorycheck import claim, symbol
from theorycheck.learning import divergence, normalized
from theorycheck.strategies import choices, sizes, vectors

mean = symbol("mean", "mean of f under the second law")
KL = symbol("KL", "divergence of the second from the first law", nonnegative=True)
moment = symbol("moment", "mean of exp(f) under the first law", positive=True)


@claim(
    source="Donsker & Varadhan 1975; Csiszar 1975",
    then=mean <= KL + log(moment),
    sharp=True,
)
def donsker_varadhan(let):
    """The mean of f under Q is at most KL(Q || P) + log E_P exp(f), and equal at Gibbs's law."""
    size = let(sizes(2, 30))
    f = let(vectors(size, 0, 6))
    prior = normalized(let(vectors(size, 1 / 1024, 1)))
    chosen = normalized(let(vectors(size, 1 / 1024, 1)))
    if let(choices(["any", "Gibbs"])) == "Gibbs":
        chosen = normalized(prior * np.exp(f))
    return dict(
        mean=np.sum(chosen * f), KL=divergence(chosen, prior), moment=np.sum(prior * np.exp(f))
    )
