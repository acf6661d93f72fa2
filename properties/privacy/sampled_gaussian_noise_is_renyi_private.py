"""The formula in every accountant of private training: one step's Renyi privacy, in full."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.privacy import sampled_gaussian_renyi
from theorycheck.strategies import reals, sizes

moment = symbol("moment", "mean of the likelihood ratio's power alpha, of either law to the other")
accounted = symbol("accounted", "exp((alpha - 1) r), r being the accountant's divergence")


@claim(
    source="Mironov, Talwar & Zhang 2019, section 3",
    then=moment <= accounted,
    sharp=True,
)
def sampled_gaussian_noise_is_renyi_private(let, *, account=sampled_gaussian_renyi):
    """A sum with Gaussian noise of deviation s, in which each record is with probability q, has
    with a record more and with it less laws of Renyi divergence at most
    log(sum C(alpha,k) (1-q)^(alpha-k) q^k exp((k^2 - k)/(2 s^2)))/(alpha - 1) of order alpha,
    whichever is divided by the other; where the record is added it is this.

    The mean is the trapezoidal rule's, which for a Gaussian errs by less than rounding does.
    """
    q, s, alpha = let(reals(0, 1)), let(reals(1, 8)), let(sizes(2, 12))
    x = np.arange(-26 * 64, 26 * 64 + 1) / 64 * s  # to 14 deviations beyond alpha, either way
    density = np.exp(-(x**2) / (2 * s**2)) / (64 * np.sqrt(2 * np.pi))
    ratio = 1 - q + q * np.exp((2 * x - 1) / (2 * s**2))
    moment = np.array([np.sum(density * ratio**power) for power in (alpha, 1 - alpha)])
    accounted = np.exp((alpha - 1) * account(q, s, alpha))
    return dict(moment=moment, accounted=accounted)
