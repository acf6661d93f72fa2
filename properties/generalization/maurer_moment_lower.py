"""The price log(2 sqrt(n)) of PAC-Bayes is not a matter of proof: the moment is that large."""

import numpy as np
from sympy import exp, sqrt

from theorycheck import E, claim, symbol
from theorycheck.learning import binary_divergence, binomial
from theorycheck.notation import n
from theorycheck.strategies import probabilities, sizes

kl = symbol("kl", "divergence of the empirical from the true risk", nonnegative=True)


@claim(source="Maurer 2004, Theorem 1 (arXiv cs/0411099)", then=E(exp(n * kl)) >= sqrt(n))
def maurer_moment_lower(let):
    """For 0-1 losses, the mean of exp(n kl(empirical || true)) is at least sqrt(n).

    It does not depend on the risk at all, and is near sqrt(pi n/2) for large n.
    """
    n = let(sizes(1, 100))
    risk = let(probabilities())
    kl = binary_divergence((0 * risk + np.arange(n + 1)) / n, risk)
    return dict(n=n, kl=kl, weights=binomial(n, risk))
