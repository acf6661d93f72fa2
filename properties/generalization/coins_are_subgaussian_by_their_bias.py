"""A coin that is seldom 1 is sub-Gaussian with a smaller variance than Hoeffding's quarter."""

import numpy as np
from sympy import log

from theorycheck import claim, symbol
from theorycheck.strategies import choices, probabilities, reals

q = symbol("q", "bias of the coin", positive=True, at_most=1)
s = symbol("s", "argument of the moment generating function")
log_mgf = symbol("log_mgf", "log E exp(s (X - q))", nonnegative=True)


@claim(
    source="Kearns & Saul 1998; Buldygin & Moskvichova 2013",
    then=log_mgf <= s**2 * (1 - 2 * q) / (4 * log((1 - q) / q)),
    sharp=True,
)
def coins_are_subgaussian_by_their_bias(let):
    """The logarithm of E exp(s (X - q)) is at most s^2 (1 - 2q)/(4 log((1 - q)/q)) for a coin of
    bias q other than 1/2, with equality at s = 2 log((1 - q)/q).
    """
    q = let(probabilities())
    q = q / 2 if bool(q == 1 / 2) else q
    s = let(reals(-16, 16))
    if let(choices([True, False])):
        s = 2 * np.log((1 - q) / q) * let(reals(0, 2))
    return dict(q=q, s=s, log_mgf=np.log(1 - q + q * np.exp(s)) - s * q)
