"""From bags to cells: impurity is all that a matched proportion can hide."""

import numpy as np
from sympy import Abs, Min

from theorycheck import claim, symbol
from theorycheck.strategies import sizes, vectors

error = symbol("error", "share of the bag's cells that are misclassified", at_most=1)
alpha = symbol("alpha", "share of positives in the bag", at_most=1)
predicted = symbol("predicted", "share of the bag's cells predicted positive", at_most=1)


@claim(
    source="derived here: count false positives and false negatives; "
    "compare Yu, Choromanski, Kumar, Jebara & Chang 2014, section 5",
    then=error <= Abs(predicted - alpha) + 2 * Min(alpha, 1 - alpha),
    sharp=True,
)
def bag_to_instance_error(let):
    """In every bag, the share of misclassified cells is at most the error of the predicted
    proportion plus twice the share of the rarer class; pure bags hide nothing.
    """
    size = let(sizes(1, 60))
    labels = let(vectors(size))
    scores = let(vectors(size))
    one = 1 + 0 * labels
    y, h = (np.where(values >= 0, one, 0 * one) for values in (labels, scores))
    return dict(error=np.mean(abs(y - h)), alpha=np.mean(y), predicted=np.mean(h))
