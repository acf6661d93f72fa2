"""The tightest box: its expected risk is at most the share of examples that can determine it."""

from itertools import product

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.learning import extremes_of, normalized
from theorycheck.notation import d, n
from theorycheck.strategies import sizes, vectors

risk = symbol("risk", "true risk of the tightest box around the examples", at_most=1)


@claim(
    source="Vapnik & Chervonenkis 1974; Haussler, Littlestone & Warmuth 1994",
    then=E(risk) <= 2 * d / (n + 1),
)
def compression_expected_risk(let):
    """The tightest box around n examples in d dimensions, which 2 d of them determine, has an
    expected risk of at most 2 d/(n + 1); here their coordinates are independent.
    """
    n, d = let(sizes(1, 60)), let(sizes(1, 3))
    atoms = let(sizes(1, (32, 8, 4)[d - 1]))
    inside, chances = [], []
    for _ in range(d):
        law = normalized(let(vectors(atoms, 1 / 2, 1)))
        low, high, weights = extremes_of(law, n)
        upto = np.append(np.cumsum(law), 0 * law[0])
        inside.append(upto[high] - upto[low - 1])
        chances.append(weights)
    pairs = np.array(list(product(range(len(low)), repeat=d)))
    columns = range(d)
    weights = np.prod(np.stack([chances[k][pairs[:, k]] for k in columns]), axis=0)
    risk = 1 - np.prod(np.stack([inside[k][pairs[:, k]] for k in columns]), axis=0)
    return dict(n=n, d=d, risk=risk, weights=weights)
