"""Good and Turing: what was seen once tells how much has not been seen at all."""

import numpy as np
from sympy import Eq

from theorycheck import E, claim, symbol
from theorycheck.learning import independent, normalized, sequences
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
    atoms = let(sizes(1, 4))
    n = let(sizes(1, 4 if atoms < 4 else 3))
    law = normalized(let(vectors(atoms, 1 / 64, 1)))
    drawn = sequences(n + 1, atoms)
    shown = np.sum(drawn[:, :, None] == np.arange(atoms), axis=1)
    before = np.sum(drawn[:, :n, None] == np.arange(atoms), axis=1)
    return dict(
        n=n,
        missing=(before == 0).astype(int) @ law,
        singles=np.sum(shown == 1, axis=1),
        weights=independent(law, drawn),
    )
