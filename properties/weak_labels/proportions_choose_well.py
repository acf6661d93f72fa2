"""Label proportions of bags choose well: a bag of k cells is worth 1/k of a label, at the worst."""

import numpy as np
from sympy import Max, log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.experiments.weak_choices import candidates
from theorycheck.learning import bag_estimate
from theorycheck.notation import M, delta
from theorycheck.strategies import choices, probabilities

excess = symbol("excess", "risk of the chosen classifier minus the least risk", at_most=1)
share = symbol("share", "share of positive cells in the population", at_most=1)
k = symbol("k", "number of cells in a bag", integer=True, positive=True)
bags = symbol("bags", "number of bags", integer=True, positive=True)

variance = 1 + 4 * (k - 1) * share * (1 - share)  # of two classifiers' difference, at most
largest = 1 + 2 * (k - 1) * Max(share, 1 - share)


@claim(
    source="Busa-Fekete, Choi, Dick, Gentile & Munoz Medina 2023 (EasyLLP, the estimate); the "
    "bound derived here, by Bernstein's inequality for pairs of classifiers",
    assume=[M >= 2],
    then=P(
        excess
        <= sqrt(2 * variance * log((M - 1) / delta) / bags)
        + largest * log((M - 1) / delta) / (3 * bags)
    )
    >= 1 - delta,
    regime=[delta <= 0.1, bags >= 100],
)
def proportions_choose_well(let, rng, trials, *, estimate=bag_estimate):
    """With probability 1 - delta, the classifier, of M, whose risk is least as estimated from the
    proportions of `bags` bags of k cells has a true risk at most
    sqrt(2 v L/bags) + (1 + 2 (k - 1) max(share, 1 - share)) L/(3 bags) above the least, with
    L = log((M - 1)/delta) and v = 1 + 4 (k - 1) share (1 - share).

    A bag tells two classifiers apart by their mean difference, of which it sees the product with
    1 - 2 share - 2 k (proportion - share): that has v as its mean square.
    """
    found, share = let(candidates()), let(probabilities())
    k, bags = let(choices([1, 4, 16, 40])), let(choices([3, 30, 300]))
    delta = let(choices([0.02, 0.05, 0.2, 0.5]))
    proportions, called = found.bags(rng, share, k, bags, trials)
    estimates = estimate(k, proportions[..., None], share, called, 1 - called)
    excess = found.excess(np.mean(estimates, axis=1), share)
    return dict(k=k, bags=bags, M=found.M, share=share, delta=delta, excess=excess)
