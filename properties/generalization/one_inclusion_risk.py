"""The one-inclusion graph: a risk of the VC dimension over n + 1, without a logarithm."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.learning import one_inclusion_mistakes, vc_dimension
from theorycheck.notation import n
from theorycheck.strategies import sizes
from theorycheck.strategies.pattern_classes import pattern_classes

risk = symbol("risk", "share of n + 1 points at which the others' labels mislead", at_most=1)
d_vc = symbol("d_vc", "VC dimension of the class on the points", integer=True, nonnegative=True)


@claim(
    source="Haussler, Littlestone & Warmuth 1994",
    then=risk <= d_vc / (n + 1),
    sharp=True,
)
def one_inclusion_risk(let, *, mistakes=one_inclusion_mistakes):
    """Predicting one of n + 1 points from the labels of the others, with a class of VC dimension d,
    the one-inclusion learner errs with probability at most d/(n + 1), whichever the truth is.
    """
    points = let(sizes(2, 6))
    found = let(pattern_classes(points))
    d_vc = vc_dimension(found)
    return dict(n=points - 1, d_vc=d_vc, risk=np.max(mistakes(found, d_vc)) / points)
