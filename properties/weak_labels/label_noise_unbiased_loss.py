"""Noisy labels: a corrected loss whose mean over the noise is the clean loss."""

import numpy as np
from sympy import Eq

from theorycheck import E, claim, symbol
from theorycheck.learning import corrected_loss
from theorycheck.strategies import sizes, vectors

corrected = symbol("corrected", "corrected loss at the label that was observed")
clean = symbol("clean", "loss at the true label")


@claim(
    source="Natarajan, Dhillon, Ravikumar & Tewari 2013, Lemma 1",
    then=Eq(E(corrected), clean),
)
def label_noise_unbiased_loss(let, *, correct=corrected_loss):
    """For every loss and all flip rates summing to less than 1, the loss at a noisy label corrected
    to ((1 - other) loss - rate flipped)/(1 - rate - other) has the loss of the true label as its
    mean.
    """
    truth = let(sizes(0, 1))
    rates = let(vectors(2, 0, 31 / 64))
    losses = let(vectors(2, -2, 2))
    observed = np.array([truth, 1 - truth])
    corrected = correct(
        losses[observed], losses[1 - observed], rates[observed], rates[1 - observed]
    )
    weights = np.array([1 - rates[truth], rates[truth]])
    return dict(corrected=corrected, clean=losses[truth], weights=weights)
