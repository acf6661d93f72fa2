"""Hoeffding's lemma: a bounded variable is sub-Gaussian, with a quarter of its squared range."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.learning import normalized
from theorycheck.strategies import reals, sizes, vectors

b = symbol("b", "range of the variable", nonnegative=True)
s = symbol("s", "argument of the moment generating function")
log_mgf = symbol("log_mgf", "log E exp(s (X - E X))", nonnegative=True)


@claim(source="Hoeffding 1963, equation (4.16)", then=log_mgf <= s**2 * b**2 / 8, sharp=True)
def hoeffding_lemma(let):
    """The logarithm of E exp(s (X - E X)) is at most s^2 b^2/8 for a variable X of range b."""
    atoms = let(sizes(2, 4))
    values = let(vectors(atoms, -2, 2))
    masses = let(vectors(atoms, 1 / 64, 1))
    s = let(reals(-8, 8))
    law = normalized(masses)
    centred = values - np.sum(law * values)
    return dict(
        s=s, b=np.max(values) - np.min(values), log_mgf=np.log(np.sum(law * np.exp(s * centred)))
    )
