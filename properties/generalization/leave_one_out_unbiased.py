"""Leave-one-out estimates the risk without bias: that of learning from one example less."""

import numpy as np
from sympy import Eq

from theorycheck import E, claim, symbol
from theorycheck.learning import independent, sequences
from theorycheck.strategies.label_tables import learners

left_out = symbol("left_out", "mean loss at the examples left out, one at a time")
risk = symbol("risk", "expected true risk of what is learned from one example less")


def others(i, size):
    """All examples but number i."""
    return [j for j in range(size) if j != i]


@claim(
    source="Luntz & Brailovsky 1969; Devroye, Gyorfi & Lugosi 1996, chapter 24",
    then=Eq(E(left_out), risk),
)
def leave_one_out_unbiased(let, *, kept=others):
    """For every learner, the leave-one-out error on n + 1 examples has as its mean the expected
    risk of what is learned from n examples.
    """
    learner = let(learners(n=(1, 5)))
    drawn = sequences(learner.n + 1, learner.atoms)
    loss, rows, size = learner.fitted, np.arange(len(drawn)), learner.n + 1
    each = [loss[learner.index(drawn[:, kept(i, size)])][rows, drawn[:, i]] for i in range(size)]
    return dict(
        left_out=sum(each) / size,
        risk=np.sum(learner.joint * learner.risk),
        weights=independent(learner.law, drawn),
    )
