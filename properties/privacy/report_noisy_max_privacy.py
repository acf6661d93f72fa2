"""Report noisy max, done right: the name of the largest score, and not its value."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.notation import epsilon
from theorycheck.privacy import noisy_max
from theorycheck.strategies import reals, sizes, vectors

loss = symbol("loss", "logarithm of a choice's probability over that on a neighbouring data set")


@claim(
    source="Dwork & Roth 2014, section 3.3 (report noisy max), at twice the noise that counts need",
    then=loss <= epsilon,
    sharp=True,
)
def report_noisy_max_privacy(let, *, choose=noisy_max):
    """Reporting which score is largest, once each has Laplace noise of scale 2/epsilon, is
    epsilon-private, if no score changes by more than 1 between neighbouring data sets.
    """
    epsilon, options = let(reals(1 / 16, 4)), let(sizes(2, 8))
    scores, changes = let(vectors(options, -8, 8)), let(vectors(options, -1, 1))
    laws = np.stack([choose(scores, epsilon), choose(scores + changes, epsilon)])
    logs = np.log(np.maximum(laws, 2.0**-30))  # of rarer choices float64 can't tell the law
    return dict(epsilon=epsilon, loss=logs - logs[::-1])
