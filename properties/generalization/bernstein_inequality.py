"""Bernstein's inequality: a hypothesis that errs rarely is estimated more precisely."""

import numpy as np
from sympy import Rational, log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.notation import delta, gap, n
from theorycheck.strategies import probabilities
from theorycheck.strategies.single_hypotheses import single_hypotheses

v = symbol("v", "variance of the loss", nonnegative=True, at_most=0.25)


@claim(
    source="Boucheron, Lugosi & Massart 2013, Theorem 2.10 and Corollary 2.11",
    then=P(gap <= sqrt(2 * v * log(1 / delta) / n) + log(1 / delta) / (3 * n)) >= 1 - delta,
    regime=[delta <= Rational(1, 10), n >= 10],
)
def bernstein_inequality(let):
    """With probability 1 - delta, the true risk exceeds the empirical risk by at most
    sqrt(2 v log(1/delta)/n) + log(1/delta)/(3n), v being the variance of the loss.
    """
    problem = let(single_hypotheses(n=(1, 30)))
    delta = let(probabilities())
    spread = (problem.losses[0] - problem.risk[0]) ** 2
    return dict(
        n=problem.n,
        delta=delta,
        v=np.sum(problem.law * spread),
        gap=problem.worst_gap,
        weights=problem.weights,
    )
