"""Sample covariances of Gaussian vectors: close to the truth once n exceeds the dimension."""

import numpy as np
from sympy import log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.learning import wishart_root
from theorycheck.notation import d, delta, n
from theorycheck.strategies import log_sizes, probabilities

deviation = symbol("deviation", "operator norm of sample minus true covariance", nonnegative=True)
e = sqrt(d / n) + sqrt(2 * log(2 / delta) / n)


@claim(
    source="Wainwright 2019, Theorem 6.1 and Example 6.3",
    then=P(deviation <= 2 * e + e**2) >= 1 - delta,
)
def gaussian_covariance(let, rng, trials):
    """With probability 1 - delta, the sample covariance of n vectors N(0, I) in d dimensions is
    within 2 e + e^2 of the identity, e = sqrt(d/n) + sqrt(2 log(2/delta)/n).
    """
    n, d = let(log_sizes(1, 400)), let(log_sizes(1, 20))
    delta = let(probabilities(0.01, 0.99))
    L = wishart_root(rng, min(n, d), max(n, d), trials=trials)  # LL' is the law of X'X, or of XX'
    spectrum = np.linalg.eigvalsh(L @ L.mT) / n
    deviation = np.max(np.abs(spectrum - 1), axis=1)  # at least 1 if n < d: the rank is n
    return dict(n=n, d=d, delta=delta, deviation=np.maximum(deviation, int(n < d)))
