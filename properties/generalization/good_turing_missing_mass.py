"""Good and Turing: what was seen once tells how much has not been seen at all."""

import numpy as np
from sympy import log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.learning import atom_counts, normalized
from theorycheck.notation import delta, n
from theorycheck.strategies import log_sizes, probabilities, reals

missing = symbol("missing", "probability of the atoms that n examples have not shown", at_most=1)
once = symbol("once", "share of the examples whose atom was seen once", nonnegative=True, at_most=1)


def seen_once(counts):
    """Share of the examples that no other example equals, (trials,)."""
    return np.sum(counts == 1, axis=1) / np.sum(counts, axis=1)


@claim(
    source="Good 1953; McAllester & Schapire 2000, with 2 sqrt(2) + sqrt(3) and log(3/delta); the "
    "constants derived here, from missing_mass_concentrates and McDiarmid's inequality",
    then=P(missing <= once + (1 + sqrt(2)) * sqrt(log(2 / delta) / n)) >= 1 - delta,
    regime=[delta <= 0.1, n >= 100],
)
def good_turing_missing_mass(let, rng, trials, *, estimate=seen_once):
    """With probability 1 - delta, what n examples have not shown has a probability of at most the
    share of examples that were seen once plus (1 + sqrt(2)) sqrt(log(2/delta)/n), for every law;
    here for power laws on up to a thousand atoms.

    Its mean, the sum of p (1 - p)^n, is at most the share's, the sum of p (1 - p)^(n - 1); an
    example moves the share by 2/n.
    """
    atoms, n = let(log_sizes(1, 1000)), let(log_sizes(1, 1000))
    power, delta = let(reals(0, 2)), let(probabilities(0.01, 0.99))
    law = normalized(np.arange(1.0, atoms + 1) ** -power)
    counts = atom_counts(rng, law, n, trials=trials)
    return dict(n=n, delta=delta, missing=(counts == 0) @ law, once=estimate(counts))
