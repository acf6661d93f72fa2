"""Generalization is stability: the expected gap is what replacing one example does to its loss."""

from sympy import Eq

from theorycheck import E, claim, symbol
from theorycheck.notation import gap
from theorycheck.strategies.counting_learners import learners

moved = symbol("moved", "loss at an example once a fresh one replaced it, minus its loss before")


@claim(
    source="Bousquet & Elisseeff 2002, Lemma 7; Shalev-Shwartz et al. 2010, Lemma 7",
    then=Eq(E(gap), E(moved)),
)
def stability_identity(let):
    """For every learner, the expected true minus empirical risk equals the expected change of the
    loss at an example that a fresh one replaces, averaged over the examples.
    """
    gap, moved, weights = let(learners()).replacements()
    return dict(gap=gap, moved=moved, weights=weights)
