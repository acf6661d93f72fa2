"""Backward correction: a classifier chosen by noisy labels, of many classes, is nearly the best."""

import numpy as np
from sympy import log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.experiments.weak_choices import few_shot_predictions
from theorycheck.learning import unmixing
from theorycheck.notation import M, delta, n
from theorycheck.strategies import choices, reals, seeds

excess = symbol("excess", "risk of the chosen classifier minus the least risk", at_most=1)
spread = symbol("spread", "largest difference in a row of the inverse of T", positive=True)


def noisy_labels(kind, classes, rate):
    """Law of what is observed, a row for each class."""
    others = (1 - np.eye(classes)) / (classes - 1)
    following = np.roll(np.eye(classes), 1, axis=1)
    rate = dict(any=0.6 * rate, following=0.45 * rate, complementary=1)[kind]
    return (1 - rate) * np.eye(classes) + rate * (following if kind == "following" else others)


@claim(
    source="Patrini et al. 2017, Theorem 1 (unbiased), with Hoeffding's inequality and a union "
    "bound; compare Ishida et al. 2019 (complementary labels)",
    assume=[M >= 2],
    then=P(excess <= spread * sqrt(2 * log((M - 1) / delta) / n)) >= 1 - delta,
    regime=[delta <= 0.1, n >= 100],
)
def corrected_labels_choose_well(let, rng, trials, *, invert=unmixing):
    """If class i is observed as j with probability T_ij, the classifier, of M, of the least loss on
    n noisy labels, corrected by the inverse of T, has with probability 1 - delta a true risk at
    most spread sqrt(2 log((M - 1)/delta)/n) above the least; also where labels only say what is
    not, and a row of the inverse has its largest spread, one less than the number of classes.
    """
    name, M = let(choices(["iris", "wine", "digits"])), let(choices([2, 5, 20]))
    n, delta = let(choices([10, 100, 1000])), let(choices([0.02, 0.05, 0.2, 0.5]))
    kind, rate = let(choices(["any", "following", "complementary"])), let(reals(0, 1))
    classes, said = few_shot_predictions(name, M, let(seeds()))
    T = noisy_labels(kind, classes.max() + 1, rate)
    rows = rng.integers(len(classes), size=(trials, n))
    steps = np.cumsum(T, axis=1)[classes[rows], :-1]
    observed = np.sum(rng.random((trials, n, 1)) >= steps, axis=2)
    right, inverse = invert(T), unmixing(T)
    estimates = [1 - np.mean(right[observed, labels[rows]], axis=1) for labels in said]
    risks = np.mean(said != classes, axis=1)
    excess = risks[np.argmin(estimates, axis=0)] - risks.min()
    spread = np.max(np.ptp(inverse, axis=1))
    return dict(n=n, M=M, delta=delta, spread=spread, excess=excess)
