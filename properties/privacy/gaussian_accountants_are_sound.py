"""Accounting for Gaussian noise: no event betrays more than the delta that is promised."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.learning import normal_cdf
from theorycheck.privacy import gaussian_privacy_curve
from theorycheck.strategies import reals

excess = symbol("excess", "P(event) - e^epsilon P(event on the neighbour)", at_most=1)
promised = symbol("promised", "the accountant's delta at this epsilon")


@claim(source="Balle & Wang 2018, Theorem 8", then=excess <= promised, sharp=True)
def gaussian_accountants_are_sound(let, *, account=gaussian_privacy_curve):
    """Whatever delta the accountant promises for Gaussian noise of deviation sensitivity/mu, no
    event is likelier than e^epsilon times its probability on a neighbour plus delta.
    """
    epsilon, mu, shift = let(reals(0, 3)), let(reals(1 / 8, 4)), let(reals(-2, 2))
    threshold = epsilon / mu + mu / 2 + shift  # the event: an output of at least that
    excess = normal_cdf(mu - threshold) - np.exp(epsilon) * normal_cdf(-threshold)
    return dict(excess=excess, promised=account(mu, epsilon))
