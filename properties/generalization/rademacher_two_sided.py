"""Rademacher complexity, without absolute values, bounds deviations in both directions."""

from sympy import Rational, log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.derivation import since
from theorycheck.notation import delta, n
from theorycheck.strategies import probabilities
from theorycheck.strategies.finite_problems import problems

R_n = symbol("R_n", "Rademacher complexity of the losses", nonnegative=True)
deviation = symbol("deviation", "largest distance of a true from an empirical risk", at_most=1)


def _proof(one_sided):
    both = "the largest gap is bounded, and so is that of the negatives"
    return since(one_sided).union_bound(2).read_as(deviation, because=both)


@claim(
    source="Bartlett & Mendelson 2002, Theorem 8; Mohri et al. 2018, Theorem 3.3, used twice",
    then=P(deviation <= 2 * R_n + sqrt(log(2 / delta) / (2 * n))) >= 1 - delta,
    regime=[delta <= Rational(1, 10), n >= 10],
    follows_from=["rademacher_population_bound"],
    derivation=_proof,
)
def rademacher_two_sided(let):
    """With probability 1 - delta, every empirical risk lies within
    2 R_n + sqrt(log(2/delta)/(2n)) of the true risk.
    """
    problem = let(problems(n=(1, 12)))
    delta = let(probabilities())
    return dict(
        n=problem.n,
        R_n=problem.complexity,
        delta=delta,
        deviation=problem.worst_deviation,
        weights=problem.weights,
    )
