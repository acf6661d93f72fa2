"""Conformal prediction under covariate shift: reweighted calibration scores cover as promised."""

import numpy as np

from theorycheck import P, claim, symbol
from theorycheck.strategies import choices, probabilities, sizes, vectors

alpha = symbol("alpha", "miscoverage that is allowed", positive=True, at_most=1)
covered = symbol("covered", "1 if the new score is at most the threshold, else 0", at_most=1)


def weighted_threshold(scores, weights, own, alpha):
    """Smallest score up to which weights reach 1 - alpha of their sum and `own`, or infinity."""
    total = np.sum(weights) + own
    for score in np.sort(scores):
        if bool(np.sum(np.where(scores <= score, weights, 0 * weights)) >= (1 - alpha) * total):
            return score
    return np.inf


@claim(
    source="Tibshirani, Barber, Candes & Ramdas 2019, Corollary 1",
    then=P(covered >= 1) >= 1 - alpha,
    sharp=True,
)
def weighted_conformal_coverage(let, *, threshold=weighted_threshold):
    """If the new example's law has density w with respect to that of n calibration examples, the
    quantile of their scores weighted by w covers the new score with probability 1 - alpha.

    Given which n + 1 examples there are, each is the new one with probability proportional to w.
    """
    n = let(sizes(1, 30))
    scores = let(vectors(n + 1))
    w = let(vectors(n + 1, 1 / 64, 1))
    if let(choices([True, False])):
        w = np.where(scores > 0, w[0], w[1])  # a shift that depends on the score
    alpha = let(probabilities())
    covered = [
        int(bool(scores[i] <= threshold(np.delete(scores, i), np.delete(w, i), w[i], alpha)))
        for i in range(n + 1)
    ]
    return dict(alpha=alpha, covered=np.array(covered), weights=w / np.sum(w))
