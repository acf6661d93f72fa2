"""Accounting for private training: no event of all its steps betrays more than is promised."""

import numpy as np
from sympy import Rational

from theorycheck import claim, symbol
from theorycheck.learning import binomial, normal_cdf
from theorycheck.privacy import hockey_stick, sampled_gaussian_delta
from theorycheck.strategies import log_reals, reals, sizes, vectors

excess = symbol("excess", "largest P(event) - e^epsilon P(event on the neighbour)", at_most=1)
promised = symbol("promised", "the accountant's delta at this epsilon", at_most=1)


@claim(
    source="Mironov, Talwar & Zhang 2019, section 3.3; Canonne, Kamath & Steinke 2020, Prop. 12",
    then=excess <= promised,
    regime=[promised <= Rational(1, 10)],
)
def training_accountants_are_sound(let, *, account=sampled_gaussian_delta):
    """Whatever delta the accountant promises for steps that take each record with probability
    `rate` and add Gaussian noise, no event of the sum of all steps, seen in five cells, is likelier
    than e^epsilon times its probability with one record more, or one less, plus delta.
    """
    rate, noise = let(reals(1 / 64, 1)), let(log_reals(1 / 2, 8))
    steps, epsilon = let(sizes(1, 40)), let(reals(0, 6))
    first, widths = let(reals(-4, 12)), let(vectors(3, 0, 4))
    cuts = (first + np.cumsum(np.append(0, widths))) * noise * np.sqrt(steps)
    taken = np.arange(steps + 1)[:, None]
    below = normal_cdf((cuts - taken) / (noise * np.sqrt(steps)))
    laws = np.diff(np.concatenate([0 * below[:, :1], below, 0 * below[:, :1] + 1], axis=1))
    here, there = binomial(steps, rate) @ laws, laws[0]
    excess = [hockey_stick(*pair, epsilon) for pair in ((here, there), (there, here))]
    return dict(excess=np.array(excess), promised=account(rate, noise, steps, epsilon))
