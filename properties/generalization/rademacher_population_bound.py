"""Rademacher complexity bounds the gap between true and empirical risks, uniformly over a class."""

from sympy import Rational, log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.derivation import since
from theorycheck.notation import delta, gap, n
from theorycheck.strategies import probabilities
from theorycheck.strategies.finite_problems import problems

R_n = symbol("R_n", "Rademacher complexity of the losses", nonnegative=True)


def _proof(differences, symmetrization):
    mean = symbol("mean", "mean of the largest gap", nonnegative=True)
    sums = "the largest gap is its mean plus its excess; one example moves it by 1/n"
    of_the_mean = since(symmetrization).mean_is(mean, because="a number")
    return since(differences).substitute(c_2=1 / n).plus(of_the_mean).read_as(gap, because=sums)


@claim(
    source="Bartlett & Mendelson 2002, Theorem 8; Mohri et al. 2018, Theorem 3.3",
    then=P(gap <= 2 * R_n + sqrt(log(1 / delta) / (2 * n))) >= 1 - delta,
    regime=[delta <= Rational(1, 10), n >= 10],
    follows_from=["bounded_differences", "rademacher_symmetrization"],
    derivation=_proof,
)
def rademacher_population_bound(let):
    """With probability 1 - delta, no hypothesis has a true risk more than
    2 R_n + sqrt(log(1/delta)/(2n)) above its empirical risk.
    """
    problem = let(problems(n=(1, 12)))
    delta = let(probabilities())
    return dict(
        n=problem.n,
        R_n=problem.complexity,
        delta=delta,
        gap=problem.worst_gap,
        weights=problem.weights,
    )
