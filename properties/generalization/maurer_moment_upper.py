"""The moment behind PAC-Bayes: an empirical risk is exponentially close to the true one, in kl."""

import numpy as np
from sympy import exp, sqrt

from theorycheck import E, claim, symbol
from theorycheck.learning import binary_divergence, binomial
from theorycheck.notation import n
from theorycheck.strategies import probabilities, sizes

kl = symbol("kl", "divergence of the empirical from the true risk", nonnegative=True)


@claim(
    source="Maurer 2004, Theorem 1 (arXiv cs/0411099), for every n >= 1",
    then=E(exp(n * kl)) <= 2 * sqrt(n),
    sharp=True,
)
def maurer_moment_upper(let):
    """The mean of exp(n kl(empirical || true)) is at most 2 sqrt(n), whatever the true risk."""
    n = let(sizes(1, 60))
    risk = let(probabilities())
    kl = binary_divergence((0 * risk + np.arange(n + 1)) / n, risk)
    return dict(n=n, kl=kl, weights=binomial(n, risk))
