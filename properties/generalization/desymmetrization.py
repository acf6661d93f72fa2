"""Symmetrization loses no more than a factor two: centred signs bound deviations from below."""

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.strategies.finite_problems import finite_problems

deviation = symbol("deviation", "largest distance of a true from an empirical risk", at_most=1)
centred = symbol("centred", "mean of the largest |sum_i s_i (loss_i - risk)|/n", nonnegative=True)


@claim(
    source="van der Vaart & Wellner 1996, Lemma 2.3.6",
    then=E(deviation) >= centred / 2,
)
def desymmetrization(let):
    """The largest deviation of empirical from true risks is on average at least half that of the
    centred losses with random signs.
    """
    problem = let(finite_problems(n=(1, 12)))
    apart = problem.losses * np.sum(problem.masses) - (problem.losses @ problem.masses)[:, None]
    largest = problem.largest_signed_sum(np.concatenate([apart, -apart]))
    centred = np.sum(problem.weights * largest) / (problem.n * np.sum(problem.masses))
    return dict(deviation=problem.worst_deviation, centred=centred, weights=problem.weights)
