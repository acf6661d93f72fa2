"""Noisy labels: a corrected loss whose mean over the noise is the risk under clean labels."""

import numpy as np
from sympy import Eq

from theorycheck import E, claim, symbol
from theorycheck.learning import corrected_loss, normalized
from theorycheck.strategies import reals, sizes, vectors

corrected = symbol("corrected", "corrected loss of an example with the label that was observed")
risk = symbol("risk", "expected loss of an example with its true label")


@claim(
    source="Natarajan, Dhillon, Ravikumar & Tewari 2013, Lemma 1",
    then=Eq(E(corrected), risk),
)
def label_noise_unbiased_loss(let, *, correct=corrected_loss):
    """For every law, every classifier and every loss, and for flip rates summing to less than 1,
    the loss at noisy labels corrected to ((1 - other) loss - rate flipped)/(1 - rate - other) has
    the risk under the true labels as its mean.
    """
    atoms = let(sizes(1, 12))
    law = normalized(let(vectors(2 * atoms, 1 / 64, 1))).reshape(2, atoms)  # by true label
    losses = let(vectors(2 * atoms, -2, 2)).reshape(2, atoms)
    rate = let(reals(0, 63 / 64))
    rates = np.array([rate, (1 - rate) * let(reals(0, 63 / 64))])[:, None]
    at_observed = correct(losses, losses[::-1], rates, rates[::-1])
    kept, flipped = (1 - rates) * law, rates * law
    return dict(
        corrected=np.concatenate([at_observed, at_observed[::-1]]).ravel(),
        risk=np.sum(law * losses),
        weights=np.concatenate([kept, flipped]).ravel(),
    )
