"""Generalization from bags: the sample size is the number of patients, not of their cells."""

import numpy as np
from sympy import log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.learning import bags as bags_of
from theorycheck.learning import breast_cancer
from theorycheck.notation import M, delta, gap
from theorycheck.strategies import choices, generator, seeds, sizes

bags = symbol("bags", "number of bags, one for each patient", integer=True, positive=True)


@claim(
    source="Hoeffding 1963 and a union bound, bags being the examples; compare Yu et al. 2014",
    then=P(gap <= sqrt(log(M / delta) / (2 * bags))) >= 1 - delta,
    regime=[delta <= 0.1, bags >= 100],
)
def bags_generalize_by_their_number(let, rng, trials):
    """With probability 1 - delta, none of M thresholds on a feature of cells predicts the
    concentrations of new patients worse by more than sqrt(log(M/delta)/(2 bags)) than those of the
    patients seen, however many cells each gives.
    """
    cells = let(choices([breast_cancer()]))
    k, bags = let(choices([1, 4, 16, 256])), let(choices([1, 3, 10, 100, 1000]))
    M, delta = let(choices([1, 5, 40])), let(choices([0.05, 0.2, 0.5]))
    feature, pure = let(sizes(0, 29)), let(choices([False, True]))
    people = generator("patients", let(seeds()))
    shares = people.random(64)  # the population is 64 patients, each drawn equally often
    shares = np.round(shares) if pure else shares
    held = bags_of(people, cells.y, np.stack([1 - shares, shares], axis=1), k)
    alpha = np.mean(cells.y[held] > 0, axis=1)
    thresholds = np.quantile(cells.X[:, feature], np.linspace(0, 1, M))
    predicted = np.mean(cells.X[held, feature] <= thresholds[:, None, None], axis=2)
    losses = abs(predicted - alpha)
    counts = rng.multinomial(bags, np.full(64, 1 / 64), size=trials)
    gap = np.max(losses.mean(axis=1) - counts @ losses.T / bags, axis=1)
    return dict(M=M, bags=bags, delta=delta, gap=gap)
