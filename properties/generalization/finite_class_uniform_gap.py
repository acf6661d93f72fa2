"""Uniform convergence: over a finite class, all empirical risks are close to the true ones."""

import numpy as np
from sympy import Rational, log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.derivation import since
from theorycheck.learning import binomial, extremes_of
from theorycheck.notation import M, delta, n
from theorycheck.strategies import choices, probabilities, sizes

deviation = symbol("deviation", "largest distance of a true from an empirical risk", at_most=1)


def _proof(one_hypothesis):
    largest = "the largest of M deviations"
    return since(one_hypothesis).union_bound(M).read_as(deviation, because=largest)


@claim(
    source="Vapnik & Chervonenkis 1971; Shalev-Shwartz & Ben-David 2014, Corollary 4.6",
    then=P(deviation <= sqrt(log(2 * M / delta) / (2 * n))) >= 1 - delta,
    regime=[delta <= Rational(1, 10), n >= 10, M >= 10],
    follows_from=["hoeffding_two_sided"],
    derivation=_proof,
)
def finite_class_uniform_gap(let):
    """With probability 1 - delta, all M hypotheses of a finite class have true risks within
    sqrt(log(2M/delta)/(2n)) of their empirical risks.
    """
    n = let(sizes(1, 200))
    M = let(choices([1, 2, 3, 5, 10, 100, 300]))
    risk = let(probabilities())
    delta = let(probabilities())
    fewest, most, weights = extremes_of(binomial(n, risk), M)
    deviation = np.maximum(abs(n * risk - fewest), abs(n * risk - most)) / n
    return dict(n=n, M=M, delta=delta, deviation=deviation, weights=weights)
