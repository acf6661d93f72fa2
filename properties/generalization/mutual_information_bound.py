"""Xu and Raginsky: what a learner's output reveals of the data bounds its expected gap."""

from sympy import sqrt

from theorycheck import E, claim, symbol
from theorycheck.learning import mutual_information
from theorycheck.notation import gap, n
from theorycheck.strategies.counting_learners import learners

information = symbol("information", "mutual information of sample and output", nonnegative=True)


@claim(
    source="Russo & Zou 2016; Xu & Raginsky 2017, Theorem 1, for losses in [0, 1]",
    assume=[information >= 1 / 1024],
    then=E(gap) <= sqrt(information / (2 * n)),
)
def mutual_information_bound(let):
    """The expected true minus empirical risk is at most sqrt(I(sample; output)/(2n))."""
    learner = let(learners())
    return dict(
        n=learner.n,
        information=mutual_information(learner.joint),
        gap=learner.gap.ravel(),
        weights=learner.joint.ravel(),
    )
