"""Good and Turing: what was seen once tells how much has not been seen at all."""

import numpy as np
from sympy import Eq

from theorycheck import E, claim, symbol
from theorycheck.learning import compositions, multinomial, normalized
from theorycheck.notation import n
from theorycheck.strategies import sizes, vectors

missing = symbol("missing", "probability of the atoms that n examples have not shown", at_most=1)
singles = symbol("singles", "number of atoms that n + 1 examples have shown once", nonnegative=True)


@claim(
    source="Good 1953; McAllester & Schapire 2000",
    then=Eq(E(missing), E(singles) / (n + 1)),
)
def good_turing_missing_mass(let):
    """The expected probability of what n examples have not shown is the expected number of atoms
    that n + 1 examples show once, over n + 1.
    """
    atoms = let(sizes(1, 6))
    n = let(sizes(1, (40, 40, 20, 12, 8, 6)[atoms - 1]))
    law = normalized(let(vectors(atoms, 1 / 64, 1)))
    shown = compositions(n + 1, atoms)
    before = shown[:, None, :] - np.eye(atoms, dtype=int)  # without the last, whichever it is
    weights = multinomial(n + 1, law)[:, None] * shown / (n + 1)
    singles = np.repeat(np.sum(shown == 1, axis=1), atoms)
    return dict(
        n=n,
        missing=((before == 0).astype(int) @ law).ravel(),
        singles=singles,
        weights=weights.ravel(),
    )
