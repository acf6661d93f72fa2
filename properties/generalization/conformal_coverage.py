"""Conformal prediction: a new score is covered as often as promised, whatever the scores are."""

import numpy as np

from theorycheck import P, claim, symbol
from theorycheck.learning import conformal_threshold
from theorycheck.strategies import probabilities, sizes, vectors

alpha = symbol("alpha", "miscoverage that is allowed", positive=True, at_most=1)
covered = symbol("covered", "1 if the new score is at most the threshold, else 0", at_most=1)


@claim(
    source="Vovk, Gammerman & Shafer 2005; Lei et al. 2018, Theorem 2.2",
    then=P(covered >= 1) >= 1 - alpha,
    sharp=True,
)
def conformal_coverage(let, *, threshold=conformal_threshold):
    """The ceil((1 - alpha)(n + 1))-th smallest of n exchangeable scores is at least the next score
    with probability 1 - alpha, ties or not; for decimal levels alpha too.
    """
    n = let(sizes(1, 40))
    scores = let(vectors(n + 1))
    alpha, percent = let(probabilities()), let(sizes(0, 99))
    alpha = (0 * alpha + percent) / 100 if percent else alpha
    covered = [  # each of the n + 1 scores is equally likely to be the new one
        int(bool(scores[new] <= threshold(np.delete(scores, new), alpha))) for new in range(n + 1)
    ]
    weights = (1 + 0 * scores) / (n + 1)
    return dict(alpha=alpha, covered=np.array(covered), weights=weights)
