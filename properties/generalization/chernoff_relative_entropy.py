"""Chernoff's bound in its exact form: small training errors are exponentially unlikely in kl."""

import numpy as np
from sympy import exp

from theorycheck import P, claim, symbol
from theorycheck.learning import binary_divergence, binomial
from theorycheck.notation import n
from theorycheck.strategies import probabilities, sizes

errors = symbol("errors", "number of training errors", integer=True, nonnegative=True)
few = symbol("few", "so few of them", integer=True, nonnegative=True)
risk = symbol("risk", "true risk", positive=True, at_most=1)
kl = symbol("kl", "divergence of a coin of bias few/n from one of bias risk", nonnegative=True)


@claim(
    source="Chernoff 1952; Hoeffding 1963, equation (2.1)",
    assume=[few <= n * risk],
    then=P(errors <= few) <= exp(-n * kl),
    sharp=True,
    needs=[few <= n * risk],
)
def chernoff_relative_entropy(let, *, law=binomial):
    """At most k errors on n examples have probability at most exp(-n kl(k/n || risk)), for k/n
    below the true risk.
    """
    n = let(sizes(1, 60))
    few = let(sizes(0, n))
    risk = let(probabilities())
    return dict(
        n=n,
        few=few,
        risk=risk,
        errors=np.arange(n + 1),
        kl=binary_divergence((0 * risk + few) / n, risk),
        weights=law(n, risk),
    )
