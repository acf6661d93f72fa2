"""The missing mass is concentrated at rate one over root n, however many atoms there are."""

import numpy as np
from sympy import Rational, log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.learning import compositions, multinomial, normalized, occupancy
from theorycheck.notation import delta, n
from theorycheck.strategies import choices, probabilities, sizes, vectors

excess = symbol("excess", "probability of the atoms not seen, minus its mean", at_most=1)


@claim(
    source="McAllester & Ortiz 2003; Berend & Kontorovich 2013",
    then=P(excess <= sqrt(log(1 / delta) / n)) >= 1 - delta,
    regime=[delta <= Rational(1, 10), n >= 10],
)
def missing_mass_concentrates(let):
    """With probability 1 - delta, the atoms that n examples have not shown have a probability of at
    most sqrt(log(1/delta)/n) more than on average, for every law.

    Atoms are missed negatively associated, each like a coin of bias (1 - p)^n, and
    p^2 (1 - 2q)/log((1 - q)/q) <= p/n at q = (1 - p)^n: see the sub-Gaussian constant of coins.
    """
    delta = let(probabilities())
    if let(choices(["uniform", "drawn"])) == "uniform":
        atoms, n = 2 ** let(sizes(0, 8)), let(sizes(1, 120))
        weights = occupancy(n, atoms, delta / delta)
        missing = delta / delta * np.maximum(atoms - np.arange(n + 1), 0) / atoms
    else:
        atoms = let(sizes(1, 6))
        n = let(sizes(1, (40, 40, 30, 16, 11, 9)[atoms - 1]))
        law = normalized(let(vectors(atoms, 1 / 64, 1)))
        weights = multinomial(n, law)
        missing = (compositions(n, atoms) == 0).astype(int) @ law
    return dict(n=n, delta=delta, excess=missing - np.sum(weights * missing), weights=weights)
