"""Hoeffding's inequality, two-sided: one hypothesis's empirical risk is close to its true risk."""

from sympy import Rational, log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.derivation import since
from theorycheck.notation import delta, n
from theorycheck.strategies import probabilities
from theorycheck.strategies.single_hypotheses import single_hypotheses

deviation = symbol("deviation", "distance of the true from the empirical risk", at_most=1)


def _proof(one_sided):
    both = "the gap is bounded, and so is its negative"
    return since(one_sided).union_bound(2).read_as(deviation, because=both)


@claim(
    source="Hoeffding 1963, Theorem 2, and a union bound over the two sides",
    then=P(deviation <= sqrt(log(2 / delta) / (2 * n))) >= 1 - delta,
    regime=[delta <= Rational(1, 10), n >= 10],
    follows_from=["hoeffding_one_sided"],
    derivation=_proof,
)
def hoeffding_two_sided(let):
    """A hypothesis fixed before n examples were seen has, with probability 1 - delta, an empirical
    risk within sqrt(log(2/delta)/(2n)) of its true risk.
    """
    problem = let(single_hypotheses(n=(1, 30)))
    delta = let(probabilities())
    return dict(
        n=problem.n, delta=delta, deviation=problem.worst_deviation, weights=problem.weights
    )
