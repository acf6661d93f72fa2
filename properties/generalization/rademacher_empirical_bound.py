"""The Rademacher bound that can be computed: its complexity is measured on the sample itself."""

from sympy import Rational, log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.notation import delta, gap, n
from theorycheck.strategies import choices, probabilities
from theorycheck.strategies.finite_problems import all_subsets
from theorycheck.strategies.single_hypotheses import coins

R_S = symbol("R_S", "empirical Rademacher complexity of the losses on the sample", nonnegative=True)


@claim(
    source="derived here; Mohri et al. 2018, Theorem 3.3, with log(2/delta)",
    then=P(gap <= 2 * R_S + 3 * sqrt(log(1 / delta) / (2 * n))) >= 1 - delta,
    regime=[delta <= Rational(1, 10), n >= 10],
)
def rademacher_empirical_bound(let):
    """With probability 1 - delta, no hypothesis has a true risk more than
    2 R_S + 3 sqrt(log(1/delta)/(2n)) above its empirical risk.

    One example moves the largest gap minus 2 R_S by 3/n at most, and its mean is at most 0. The 3
    is what this proof needs: with 1 in its place nothing that is drawn here falls.
    """
    rich = let(choices([True, False]))  # all subsets, or a single one
    problem = let(all_subsets(n=(1, 20)) if rich else coins(n=(1, 64)))
    delta = let(probabilities())
    return dict(
        n=problem.n,
        R_S=problem.averages,
        delta=delta,
        gap=problem.worst_gap,
        weights=problem.weights,
    )
