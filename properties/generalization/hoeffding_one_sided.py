"""Hoeffding's inequality: a hypothesis fixed before the data is seldom worse than it looks."""

from sympy import Rational, log, sqrt

from theorycheck import P, claim
from theorycheck.derivation import since
from theorycheck.notation import delta, gap, n
from theorycheck.strategies import probabilities
from theorycheck.strategies.single_hypotheses import single_hypotheses


def _proof(lemma):
    s = lemma.symbols["s"]
    of_the_mean = since(lemma).substitute(b=1 / n).sum_of_independent(n)
    return of_the_mean.chernoff(gap, s).optimize(s).invert_tail(delta)


@claim(
    source="Hoeffding 1963, Theorem 2 (JASA 58)",
    then=P(gap <= sqrt(log(1 / delta) / (2 * n))) >= 1 - delta,
    regime=[delta <= Rational(1, 10), n >= 10],
    follows_from=["hoeffding_lemma"],
    derivation=_proof,
)
def hoeffding_one_sided(let):
    """A hypothesis fixed before n examples were seen has, with probability 1 - delta, a true risk
    at most sqrt(log(1/delta)/(2n)) above its empirical risk.
    """
    problem = let(single_hypotheses(n=(1, 30)))
    delta = let(probabilities())
    return dict(n=problem.n, delta=delta, gap=problem.worst_gap, weights=problem.weights)
