"""Backward correction: inverting the noise matrix makes the loss of many classes unbiased."""

import numpy as np
from sympy import Eq

from theorycheck import E, claim, symbol
from theorycheck.learning import normalized, unmixing
from theorycheck.strategies import matrices, sizes, vectors

corrected = symbol("corrected", "corrected loss at the label that was observed")
clean = symbol("clean", "loss at the true label")


@claim(
    source="Patrini et al. 2017, Theorem 1; van Rooyen & Williamson 2018",
    then=Eq(E(corrected), clean),
)
def backward_correction(let, *, invert=unmixing):
    """If class i is observed as j with probability T_ij, the losses multiplied by the inverse of T
    have the loss of the true class as their mean.
    """
    classes = let(sizes(2, 4))
    masses = let(matrices(classes, classes, 1 / 64, 1))
    losses = let(vectors(classes, -2, 2))
    truth = let(sizes(0, classes - 1))
    T = normalized(masses + classes * np.eye(classes, dtype=int))
    return dict(corrected=invert(T) @ losses, clean=losses[truth], weights=T[truth])
