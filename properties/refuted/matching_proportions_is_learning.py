"""Misquoted: who reproduces the concentrations of all blood samples identifies the cells."""

import numpy as np
from sympy import Abs

from theorycheck import claim, symbol
from theorycheck.strategies import matrices, sizes

error = symbol("error", "share of all cells that are misclassified", at_most=1)
mismatch = symbol("mismatch", "mean distance of predicted and true proportions over bags")


@claim(
    source="the training objective of learning from label proportions, taken for the goal",
    then=error <= Abs(mismatch),
    refuted_by="Yu et al. 2014: only pure bags certify their cells",
)
def matching_proportions_is_learning(let):
    """A classifier that matches the proportions of every bag makes no error on the cells."""
    bags = let(sizes(1, 12))
    size = let(sizes(1, 20))
    labels = let(matrices(bags, size))
    scores = let(matrices(bags, size))
    one = 1 + 0 * labels
    y, h = (np.where(values >= 0, one, 0 * one) for values in (labels, scores))
    mismatch = np.mean(abs(np.mean(y, axis=1) - np.mean(h, axis=1)))
    return dict(error=np.mean(abs(y - h)), mismatch=mismatch)
