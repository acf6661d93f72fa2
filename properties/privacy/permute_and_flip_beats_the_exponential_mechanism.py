"""Equally private and never worse: permute-and-flip against the exponential mechanism."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.privacy import exponential_mechanism, permute_and_flip
from theorycheck.strategies import reals, sizes, vectors

worse = symbol("worse", "probability that permute-and-flip falls so short of the best", at_most=1)
usual = symbol("usual", "probability that the exponential mechanism does", at_most=1)


@claim(
    source="McKenna & Sheldon 2020 (permute-and-flip dominates)",
    then=worse <= usual,
)
def permute_and_flip_beats_the_exponential_mechanism(
    let, *, choose=permute_and_flip, usually=exponential_mechanism
):
    """However short of the best score one falls, permute-and-flip falls so short with no larger
    probability than the exponential mechanism at the same epsilon.
    """
    epsilon, options = let(reals(1 / 16, 4)), let(sizes(2, 8))
    steps = let(vectors(options, 0, 8))
    steps = np.concatenate([0 * steps[:1], steps[1:]])
    scores = -np.cumsum(steps)  # descending: at least so short are the last
    worse, usual = (np.cumsum(law(scores, epsilon)[::-1])[:-1] for law in (choose, usually))
    return dict(worse=worse, usual=usual)
