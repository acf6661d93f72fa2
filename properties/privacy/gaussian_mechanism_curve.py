"""The Gaussian mechanism, exactly: no event betrays more than the analytic curve allows."""

import numpy as np
from sympy import erfc, exp, sqrt

from theorycheck import claim, symbol
from theorycheck.learning import normal_cdf
from theorycheck.notation import epsilon
from theorycheck.strategies import reals

mu = symbol("mu", "sensitivity over the noise's standard deviation", positive=True)
excess = symbol("excess", "P(event) - e^epsilon P(event on the neighbour)", at_most=1)

curve = erfc((epsilon / mu - mu / 2) / sqrt(2)) / 2
curve -= exp(epsilon) * erfc((epsilon / mu + mu / 2) / sqrt(2)) / 2


@claim(source="Balle & Wang 2018, Theorem 8", then=excess <= curve, sharp=True)
def gaussian_mechanism_curve(let, *, cdf=normal_cdf):
    """The Gaussian mechanism is (epsilon, delta)-private with delta = Phi(mu/2 - epsilon/mu) -
    e^epsilon Phi(-mu/2 - epsilon/mu), and with no smaller one.
    """
    epsilon = let(reals(0, 3))
    mu = let(reals(1 / 8, 4))
    shift = let(reals(-2, 2))
    threshold = epsilon / mu + mu / 2 + shift  # the event: an output of at least that
    excess = cdf(mu - threshold) - np.exp(epsilon) * cdf(-threshold)
    return dict(epsilon=epsilon, mu=mu, excess=excess)
