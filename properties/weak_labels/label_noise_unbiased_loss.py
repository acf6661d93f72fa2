"""Noisy labels: a corrected loss whose mean over the noise is the clean loss."""

import numpy as np
from sympy import Eq

from theorycheck import E, claim, symbol
from theorycheck.strategies import sizes, vectors

loss = symbol("loss", "loss at the label that was observed")
flipped = symbol("flipped", "loss at the other label")
rate = symbol("rate", "flip rate of the class that was observed", nonnegative=True)
other = symbol("other", "flip rate of the other class", nonnegative=True)
clean = symbol("clean", "loss at the true label")


@claim(
    source="Natarajan, Dhillon, Ravikumar & Tewari 2013, Lemma 1",
    then=Eq(E(((1 - other) * loss - rate * flipped) / (1 - rate - other)), clean),
)
def label_noise_unbiased_loss(let):
    """For every loss and all flip rates summing to less than 1, the corrected loss of a noisy
    label has the loss of the true label as its mean.
    """
    truth = let(sizes(0, 1))
    rates = let(vectors(2, 0, 31 / 64))
    losses = let(vectors(2, -2, 2))
    observed = np.array([truth, 1 - truth])
    return dict(
        loss=losses[observed],
        flipped=losses[1 - observed],
        rate=rates[observed],
        other=rates[1 - observed],
        clean=losses[truth],
        weights=np.array([1 - rates[truth], rates[truth]]),
    )
