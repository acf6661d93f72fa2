"""PAC-Bayes that certifies a trained network: half of the data make the prior, the rest the bound.

A network with one or two hidden layers is trained by SGD on the first half. Its output weights are
the prior's mean; descent on the second half moves them to the posterior's. Both are Gaussian.
"""

import numpy as np
from sympy import Le

from theorycheck import P, claim, symbol
from theorycheck.experiments.certified_networks import stochastic_errors, trained, tuned
from theorycheck.learning import largest_risk
from theorycheck.notation import delta
from theorycheck.strategies import choices

risk = symbol("risk", "true error probability of the stochastic network", at_most=1)
certificate = symbol("certificate", "largest risk within the PAC-Bayes bound", at_most=1)


def pac_bayes_budget(m, KL, delta):
    """What kl(training error || risk) may be, on m examples: (KL + log(2 sqrt(m)/delta))/m."""
    return (KL + np.log(2 * np.sqrt(m) / delta)) / m


@claim(
    source="Parrado-Hernandez, Ambroladze, Shawe-Taylor & Sun 2012; Maurer 2004, Theorem 5",
    then=P(Le(risk, certificate)) >= 1 - delta,
)
def pac_bayes_prior_from_half_the_data(let, rng, trials, *, budget=pac_bayes_budget):
    """With probability 1 - delta over m examples, a stochastic network whose prior other examples
    have trained errs with at most the largest probability r for which kl(training error || r) is
    within the PAC-Bayes budget.
    """
    name = let(choices(["digits", "teacher", "coins"]))
    hidden, m = let(choices([1, 2])), let(choices([10, 50, 500]))
    network = trained(name, hidden, m, let(choices(range(2))))
    spread, rate = let(choices([0.05, 0.3, 1.0])), let(choices([0.1, 1.0, 10.0]))
    delta = let(choices([0.05, 0.5]))
    rows = len(network.signed)
    seen = rng.multinomial(m, np.full(rows, 1 / rows), size=trials)
    w = tuned(network, seen, rate)
    errors = stochastic_errors(network, w, spread)
    KL = np.sum((w - network.output) ** 2, axis=1) / (2 * spread**2)
    training = np.sum(seen * errors, axis=1) / m
    certificate = largest_risk(training, budget(m, KL, delta))
    return dict(risk=np.mean(errors, axis=1), certificate=certificate, delta=delta)
