"""Symmetrization: the expected worst gap is at most twice the Rademacher complexity."""

from theorycheck import E, claim, symbol
from theorycheck.notation import gap
from theorycheck.strategies.finite_problems import problems

R_n = symbol("R_n", "Rademacher complexity of the losses", nonnegative=True)


@claim(
    source="Gine & Zinn 1984; Koltchinskii 2001; Bartlett & Mendelson 2002",
    assume=[R_n >= 1 / 64],  # more than one function
    then=E(gap) <= 2 * R_n,
    sharp=True,
)
def rademacher_symmetrization(let):
    """The largest true minus empirical risk of a class is on average at most 2 R_n."""
    problem = let(problems(n=(1, 12)))
    return dict(R_n=problem.complexity, gap=problem.worst_gap, weights=problem.weights)
