"""Generalization from bags: the sample size is the number of bags, not of cells."""

from sympy import log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.notation import M, delta, gap
from theorycheck.strategies import probabilities
from theorycheck.strategies.finite_problems import finite_problems

bags = symbol("bags", "number of bags", integer=True, positive=True)


@claim(
    source="derived here (Massart and Mohri et al. 2018, Theorem 3.3); compare Yu et al. 2014",
    then=P(gap <= 2 * sqrt(2 * log(M) / bags) + sqrt(log(1 / delta) / (2 * bags))) >= 1 - delta,
)
def bag_generalization(let):
    """With probability 1 - delta, no one of M classifiers errs on the proportions of new bags by
    more than 2 sqrt(2 log(M)/bags) + sqrt(log(1/delta)/(2 bags)) above its training bags.
    """
    kinds = let(
        finite_problems(n=(1, 12), hypotheses=(1, 3))
    )  # losses |predicted - alpha| of kinds
    delta = let(probabilities())
    return dict(bags=kinds.n, M=kinds.size, delta=delta, gap=kinds.worst_gap, weights=kinds.weights)
