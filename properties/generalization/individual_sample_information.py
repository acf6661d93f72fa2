"""A learner that knows little of each single example generalizes, whatever it knows of them all."""

from sympy import sqrt

from theorycheck import E, claim, symbol
from theorycheck.notation import gap
from theorycheck.strategies.counting_learners import learners

root = symbol(
    "root", "mean root of what the output tells of one example, in nats", nonnegative=True
)


@claim(
    source="Bu, Zou & Veeravalli 2020, Proposition 1, for losses in [0, 1]",
    assume=[root >= 1 / 32],
    then=E(gap) <= root / sqrt(2),
)
def individual_sample_information(let):
    """The expected true minus empirical risk is at most the mean, over the examples, of
    sqrt(I(output; example)/2).
    """
    learner = let(learners())
    return dict(
        root=learner.root_information, gap=learner.gap.ravel(), weights=learner.joint.ravel()
    )
