"""Networks that learn online: what they got wrong on the way bounds what they will get wrong."""

from sympy import Rational, log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.experiments.online_networks import learned_online
from theorycheck.experiments.raced_networks import racers
from theorycheck.notation import delta, n
from theorycheck.strategies import choices

risk = symbol("risk", "mean true error of the networks before each of n examples", at_most=1)
mistakes = symbol("mistakes", "share of the n examples that were predicted wrong", at_most=1)


@claim(
    source="Cesa-Bianchi, Conconi & Gentile 2004, Proposition 1, with Hoeffding's constant",
    then=P(risk <= mistakes + sqrt(log(1 / delta) / (2 * n))) >= 1 - delta,
    regime=[delta <= Rational(1, 10), n >= 100],
)
def networks_err_as_they_did_online(let, rng, trials):
    """With probability 1 - delta, the networks that SGD goes through while it meets n examples,
    each predicted before it is learned, err on average with at most the share of their mistakes
    plus sqrt(log(1/delta)/(2n)): one of them drawn at random has that risk.
    """
    racer, delta = let(racers()), let(choices([0.05, 0.5]))
    risk, mistakes = learned_online(rng, racer, trials)
    return dict(n=racer.n, delta=delta, risk=risk, mistakes=mistakes)
