"""Occam's razor: each hypothesis pays for its own description, not for the size of the class."""

from sympy import Rational, log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.derivation import since
from theorycheck.learning import normalized
from theorycheck.notation import delta, gap, n
from theorycheck.strategies import probabilities, vectors
from theorycheck.strategies.finite_problems import finite_problems

prior = symbol("prior", "weight of the hypothesis, fixed before the data", positive=True, at_most=1)


def _proof(one_hypothesis):
    every = "the gap of every hypothesis"
    return since(one_hypothesis).union_bound(weight=prior).read_as(gap, because=every)


@claim(
    source="Blumer et al. 1987; McAllester 1999, Theorem 1; Langford 2005, Theorem 4.1",
    then=P(gap <= sqrt((log(1 / prior) + log(1 / delta)) / (2 * n))) >= 1 - delta,
    regime=[delta <= Rational(1, 10), n >= 10],
    follows_from=["hoeffding_one_sided"],
    derivation=_proof,
)
def occam_razor(let):
    """With probability 1 - delta, every hypothesis has a true risk within
    sqrt((log(1/prior) + log(1/delta))/(2n)) of its empirical risk, priors summing to 1.
    """
    problem = let(finite_problems(n=(1, 24), hypotheses=(2, 8)))
    masses = let(vectors(problem.size, 1 / 64, 1))
    delta = let(probabilities())
    return dict(
        n=problem.n,
        delta=delta,
        prior=normalized(masses),
        gap=problem.gap,
        weights=problem.weights,
    )
