"""The moment behind PAC-Bayes: an empirical risk is exponentially close to the true one, in kl."""

import numpy as np
from sympy import exp, sqrt

from theorycheck import E, claim, symbol
from theorycheck.learning import divergence
from theorycheck.notation import n
from theorycheck.strategies.single_hypotheses import single_hypotheses

kl = symbol("kl", "divergence of the empirical from the true risk", nonnegative=True)


@claim(
    source="Maurer 2004, Theorem 1 (arXiv cs/0411099), for every n >= 1",
    then=E(exp(n * kl)) <= 2 * sqrt(n),
    sharp=True,
)
def maurer_moment_upper(let):
    """The mean of exp(n kl(empirical || true)) is at most 2 sqrt(n), whatever the law of the losses
    in [0, 1], of a coin or on three values; one coin attains it, many come near .63 of it.
    """
    problem = let(single_hypotheses(n=(1, 30), tosses=80))
    seen, law, losses = problem.counts, problem.law, problem.losses[0]
    n = problem.n
    empirical = np.stack([seen @ losses, seen @ (1 - losses)], axis=1) / n
    risk = np.array([losses @ law, (1 - losses) @ law])
    return dict(n=n, kl=divergence(empirical, risk), weights=problem.weights)
