"""Stable compression: the expected risk is at most the share of examples that matter."""

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.learning import extremes_of
from theorycheck.notation import n
from theorycheck.strategies import sizes, vectors

risk = symbol("risk", "true risk of the tightest interval around the examples", at_most=1)


@claim(
    source="Vapnik & Chervonenkis 1974; Haussler, Littlestone & Warmuth 1994",
    then=E(risk) <= 2 / (n + 1),
)
def compression_expected_risk(let):
    """The tightest interval around n examples, which two of them determine, has an expected risk of
    at most 2/(n + 1).
    """
    n = let(sizes(1, 60))
    atoms = let(sizes(1, 32))
    masses = let(vectors(atoms, 1 / 2, 1))
    law = masses / np.sum(masses)
    low, high, weights = extremes_of(law, n)
    upto = np.append(np.cumsum(law), 0 * law[0])
    return dict(n=n, risk=1 - (upto[high] - upto[low - 1]), weights=weights)
