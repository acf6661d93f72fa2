"""Conformal prediction hardly covers too much: by one over n + 1 at most, if no scores tie."""

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.learning import conformal_threshold
from theorycheck.notation import n
from theorycheck.strategies import choices, probabilities, sizes, vectors

alpha = symbol("alpha", "miscoverage that is allowed", positive=True, at_most=1)
covered = symbol("covered", "1 if the new score is at most the threshold, else 0", at_most=1)
ties = symbol("ties", "number of pairs of equal scores", integer=True, nonnegative=True)


@claim(
    source="Lei et al. 2018, Theorem 2.2",
    assume=[ties <= 0],
    then=E(covered) <= 1 - alpha + 1 / (n + 1),
    needs=[ties <= 0],
    sharp=True,
)
def conformal_overcoverage(let, *, threshold=conformal_threshold):
    """If no two scores are equal, the ceil((1 - alpha)(n + 1))-th smallest of n is at least the
    next one with probability at most 1 - alpha + 1/(n + 1).
    """
    n = let(sizes(1, 30))
    scores = let(vectors(n + 1)) * let(choices([1, 0]))  # 0: all equal
    alpha, percent = let(probabilities()), let(sizes(0, 99))
    alpha = (0 * alpha + percent) / 100 if percent else alpha
    equal = sum(bool(scores[i] == scores[j]) for i in range(n + 1) for j in range(i))
    covered = [
        int(bool(scores[new] <= threshold(np.delete(scores, new), alpha))) for new in range(n + 1)
    ]
    weights = (1 + 0 * scores) / (n + 1)
    return dict(n=n, alpha=alpha, ties=equal, covered=np.array(covered), weights=weights)
