"""Conformal prediction: a new score is covered as often as promised, whatever the scores are."""

import numpy as np

from theorycheck import P, claim, symbol
from theorycheck.strategies import probabilities, sizes, vectors

alpha = symbol("alpha", "miscoverage that is allowed", positive=True, at_most=1)
covered = symbol("covered", "1 if the new score is at most the threshold, else 0", at_most=1)


def calibration_rank(n, alpha):
    """The rank ceil((1 - alpha)(n + 1)) of the threshold among n calibration scores."""
    return sum(bool(k < (1 - alpha) * (n + 1)) for k in range(n + 1))


@claim(
    source="Vovk, Gammerman & Shafer 2005; Lei et al. 2018, Theorem 2.2",
    then=P(covered >= 1) >= 1 - alpha,
    sharp=True,
)
def conformal_coverage(let, *, rank=calibration_rank):
    """The ceil((1 - alpha)(n + 1))-th smallest of n exchangeable scores is at least the next score
    with probability 1 - alpha, ties or not.
    """
    n = let(sizes(1, 12))
    scores = let(vectors(n + 1))
    alpha = let(probabilities())
    k = rank(n, alpha)
    covered = []
    for new in range(n + 1):  # each of the n + 1 scores is equally likely to be the new one
        others = np.sort(np.delete(scores, new))
        covered.append(int(k > n or bool(scores[new] <= others[k - 1])))
    weights = (1 + 0 * scores) / (n + 1)
    return dict(alpha=alpha, covered=np.array(covered), weights=weights)
