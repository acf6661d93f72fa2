"""Sample compression for networks: trained on their mistakes alone, they are known by the rest."""

import numpy as np
from sympy import Le

from theorycheck import P, claim, symbol
from theorycheck.experiments.online_networks import trained_on_mistakes
from theorycheck.experiments.raced_networks import racers
from theorycheck.learning import largest_risk
from theorycheck.notation import delta
from theorycheck.strategies import choices

risk = symbol("risk", "true error of the network", at_most=1)
limit = symbol("limit", "largest risk that the errors on the other examples allow", at_most=1)


def compression_budget(log_choices, others, delta):
    """What kl(error on the others || risk) may be: log(choices/delta)/others."""
    return (log_choices + np.log(1 / delta)) / np.maximum(others, 1)


@claim(
    source="Littlestone & Warmuth 1986; Graepel, Herbrich & Shawe-Taylor 2005 (with errors); "
    "Langford 2005 (the relative entropy)",
    then=P(Le(risk, limit)) >= 1 - delta,
)
def networks_of_few_mistakes_are_certified(let, rng, trials, *, budget=compression_budget):
    """With probability 1 - delta, a network that learned from k of n examples alone, up to four
    mistakes in each fifth of them, has a risk r with kl(error on the others || r) at most
    log(21 C(n, k)/delta)/(n - k), if that error is below r.
    """
    racer, delta = let(racers()), let(choices([0.05, 0.5]))
    trained = trained_on_mistakes(rng, racer, trials)
    error = trained.errors / np.maximum(trained.others, 1)
    allowed = budget(trained.log_choices, trained.others, delta)
    limit = np.where(trained.others > 0, largest_risk(error, allowed), 1)
    return dict(delta=delta, risk=trained.risk, limit=limit)
