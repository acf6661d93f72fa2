"""Interpolating learners: the expected risk is at most the information per example, in bits."""

from sympy import log

from theorycheck import E, claim, symbol
from theorycheck.notation import n
from theorycheck.strategies.counting_learners import learners

risk = symbol("risk", "true risk of the output", at_most=1)
information = symbol(
    "information", "what the output reveals of which half of each pair was used", nonnegative=True
)


@claim(
    source="Steinke & Zakynthinou 2020; Haghifam et al. 2021 (the constant)",
    assume=[information >= 1 / 1024],
    then=E(risk) <= information / (n * log(2)),
)
def conditional_information_interpolating(let):
    """For 0-1 loss, a learner that never errs on its sample has an expected risk of at most
    CMI/(n log 2).
    """
    learner = let(learners(atoms=(2, 2), interpolating=True))
    return dict(
        n=learner.n,
        information=learner.conditional_information,
        risk=(learner.risk + 0 * learner.joint).ravel(),
        weights=learner.joint.ravel(),
    )
