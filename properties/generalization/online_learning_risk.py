"""From online learning to a bound on risk: mistakes made on the way count for the future."""

import numpy as np
from sympy import Rational, log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.learning import sequences
from theorycheck.notation import delta, n
from theorycheck.strategies import choices, generator, probabilities, seeds, sizes

mean_gap = symbol("mean_gap", "mean risk of the n predictors, minus the share of mistakes")


@claim(
    source="Cesa-Bianchi, Conconi & Gentile 2004, Proposition 1, with Hoeffding's constant",
    then=P(mean_gap <= sqrt(log(1 / delta) / (2 * n))) >= 1 - delta,
    regime=[delta <= Rational(1, 10), n >= 8],
)
def online_learning_risk(let):
    """With probability 1 - delta, the mean risk of the n predictors of an online learner is at most
    sqrt(log(1/delta)/(2n)) above the share of its mistakes, whatever it does.

    Here it predicts a coin from its earlier tosses. The loss has range 1 given the past.
    """
    n = let(sizes(1, 11))
    bias, delta = let(probabilities()), let(probabilities())
    rule = let(choices(["leader", "loser", "always 1", "anything"]))
    rng = generator("rule", let(seeds()))
    tosses = sequences(n, 2)
    before = np.cumsum(tosses, axis=1) - tosses
    lead = 2 * before > np.arange(n)
    codes = np.cumsum(tosses * 2 ** np.arange(n), axis=1) - tosses * 2 ** np.arange(n)
    anything = np.stack([rng.integers(0, 2, 2**n)[codes[:, t]] for t in range(n)], axis=1)
    chosen = {"leader": lead, "loser": ~lead, "always 1": lead | ~lead, "anything": anything}
    predicted = chosen[rule].astype(int)
    risks = np.where(predicted == 1, 1 - bias, bias)
    mean_gap = np.mean(risks, axis=1) - np.mean(predicted != tosses, axis=1)
    weights = np.prod(np.where(tosses == 1, bias, 1 - bias), axis=1)
    return dict(n=n, delta=delta, mean_gap=mean_gap, weights=weights)
