"""Sample compression: whoever needs only k of the examples generalizes with the rate k log(n)/n."""

import numpy as np
from sympy import binomial as choose
from sympy import log

from theorycheck import P, claim, symbol
from theorycheck.distributions import extremes_of
from theorycheck.notation import delta, n
from theorycheck.strategies import probabilities, sizes, vectors

risk = symbol("risk", "true risk of the tightest interval around the examples", at_most=1)


@claim(
    source="Littlestone & Warmuth 1986; Floyd & Warmuth 1995, Theorem 6",
    then=P(risk <= log(choose(n, 2) / delta) / (n - 2)) >= 1 - delta,
)
def compression_bound(let):
    """With probability 1 - delta, the tightest interval around n positive examples, which two of
    them determine, has a risk of at most log(C(n, 2)/delta)/(n - 2).
    """
    n = let(sizes(3, 60))
    atoms = let(sizes(1, 24))
    masses = let(vectors(atoms, 1 / 64, 1))
    delta = let(probabilities())
    law = masses / np.sum(masses)
    low, high, weights = extremes_of(law, n)
    upto = np.append(np.cumsum(law), 0 * law[0])
    return dict(n=n, delta=delta, risk=1 - (upto[high] - upto[low - 1]), weights=weights)
