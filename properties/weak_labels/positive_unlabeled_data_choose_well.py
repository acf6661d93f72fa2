"""Positive and unlabeled data choose well: without a negative label, hardly worse than the best."""

from sympy import log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.experiments.weak_choices import candidates
from theorycheck.learning import positive_unlabeled_loss
from theorycheck.notation import M, delta
from theorycheck.strategies import choices, probabilities

excess = symbol("excess", "risk of the chosen classifier minus the least risk", at_most=1)
share = symbol("share", "probability of the positive class", at_most=1)
n_p = symbol("n_p", "number of positive examples", integer=True, positive=True)
n_u = symbol("n_u", "number of unlabeled examples", integer=True, positive=True)


@claim(
    source="du Plessis, Niu & Sugiyama 2015 (the estimate); the constants derived here, by "
    "Hoeffding's inequality for pairs of classifiers; compare Niu et al. 2016",
    assume=[M >= 2],
    then=P(excess <= sqrt(2 * (4 * share**2 / n_p + 1 / n_u) * log((M - 1) / delta))) >= 1 - delta,
    regime=[delta <= 0.1, n_p >= 100, n_u >= 100],
)
def positive_unlabeled_data_choose_well(let, rng, trials, *, estimate=positive_unlabeled_loss):
    """With probability 1 - delta, the classifier, of M, whose risk is least as estimated from n_p
    positive and n_u unlabeled cells has a true risk at most
    sqrt(2 (4 share^2/n_p + 1/n_u) log((M - 1)/delta)) above the least.

    Two classifiers' losses differ by 2 share at most on a positive example, by 1 on an unlabeled.
    """
    found, share = let(candidates()), let(probabilities())
    n_p, n_u = let(choices([10, 100, 1000])), let(choices([10, 100, 1000, 10_000]))
    delta = let(choices([0.02, 0.05, 0.2, 0.5]))
    called = found.seen(rng, 1, n_p, trials)
    unlabeled = found.seen(rng, share, n_u, trials)
    estimated = estimate(share, 1 - called, called, unlabeled)
    excess = found.excess(estimated, share)
    return dict(n_p=n_p, n_u=n_u, M=found.M, share=share, delta=delta, excess=excess)
