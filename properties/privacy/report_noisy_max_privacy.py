"""Report noisy max, done right: the name of the largest score, and not its value."""

import numpy as np
from sympy import exp

from theorycheck import claim, symbol
from theorycheck.notation import epsilon
from theorycheck.privacy import noisy_max
from theorycheck.strategies import reals, sizes, vectors

here = symbol("here", "probability of each choice on one data set", at_most=1)
there = symbol("there", "probability of the same choice on a neighbouring one", at_most=1)


@claim(
    source="Dwork & Roth 2014, Claim 3.9, for scores of sensitivity 1; Papernot et al. 2017",
    then=here <= exp(epsilon) * there,
    sharp=True,
)
def report_noisy_max_privacy(let, *, choose=noisy_max):
    """Reporting which score is largest, once each has Laplace noise of scale 2/epsilon, is
    epsilon-private, if no score changes by more than 1 between neighbouring data sets.
    """
    epsilon, options = let(reals(1 / 16, 4)), let(sizes(2, 8))
    scores, changes = let(vectors(options, -8, 8)), let(vectors(options, -1, 1))
    laws = np.stack([choose(scores, epsilon), choose(scores + changes, epsilon)])
    return dict(epsilon=epsilon, here=laws, there=laws[::-1])
