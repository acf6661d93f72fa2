"""Conditional mutual information: a bound that stays finite even for learning by heart."""

from sympy import sqrt

from theorycheck import E, claim, symbol
from theorycheck.notation import gap, n
from theorycheck.strategies.counting_learners import learners

information = symbol(
    "information", "what the output reveals of which half of each pair was used", nonnegative=True
)


@claim(
    source="Steinke & Zakynthinou 2020, Theorem 1.2",
    assume=[information >= 1 / 1024],
    then=E(gap) <= sqrt(2 * information / n),
)
def conditional_information_bound(let):
    """The expected true minus empirical risk is at most sqrt(2 CMI/n)."""
    learner = let(learners(atoms=(2, 2)))
    return dict(
        n=learner.n,
        information=learner.conditional_information,
        gap=learner.gap.ravel(),
        weights=learner.joint.ravel(),
    )
