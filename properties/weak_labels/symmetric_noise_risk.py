"""Symmetric label noise: the noisy risk is an increasing line in the clean risk."""

import numpy as np
from sympy import Eq

from theorycheck import E, claim, symbol
from theorycheck.learning import normalized
from theorycheck.strategies import reals, sizes, vectors

rho = symbol("rho", "probability that a label is flipped", nonnegative=True)
risk = symbol("risk", "probability that the classifier errs on the true label", at_most=1)
noisy_error = symbol("noisy_error", "whether it errs on the noisy label", at_most=1)


@claim(
    source="Angluin & Laird 1988; Ghosh, Manwani & Sastry 2015",
    then=Eq(E(noisy_error), (1 - 2 * rho) * risk + rho),
)
def symmetric_noise_risk(let):
    """Flipping labels with probability rho, independently of all else, turns every classifier's
    risk r into (1 - 2 rho) r + rho.
    """
    atoms = let(sizes(1, 4))
    law = normalized(let(vectors(atoms, 1 / 64, 1)))
    errs = let(vectors(atoms, 0, 1))  # probability of an error at each atom
    rho = let(reals(0, 1))
    cells = np.stack([law * errs * (1 - rho), law * (1 - errs) * rho])
    right = np.stack([law * errs * rho, law * (1 - errs) * (1 - rho)])
    weights = np.concatenate([cells.ravel(), right.ravel()])
    noisy_error = np.repeat([1, 0], 2 * atoms)
    return dict(rho=rho, risk=np.sum(law * errs), noisy_error=noisy_error, weights=weights)
