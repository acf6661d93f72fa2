"""Generalization is stability: the expected gap is what replacing one example does to its loss."""

import numpy as np
from sympy import Eq

from theorycheck import E, claim, symbol
from theorycheck.learning import independent, sequences
from theorycheck.notation import gap
from theorycheck.strategies.label_tables import learners

moved = symbol("moved", "loss at an example once a fresh one replaced it, minus its loss before")


@claim(
    source="Bousquet & Elisseeff 2002, Lemma 7; Shalev-Shwartz et al. 2010, Lemma 7",
    then=Eq(E(gap), E(moved)),
)
def stability_identity(let):
    """For every learner, the expected true minus empirical risk equals the expected change of the
    loss at an example that a fresh one replaces, averaged over the examples.
    """
    learner = let(learners())
    n = learner.n
    drawn = sequences(n + 1, learner.atoms)
    sample, fresh = drawn[:, :n], drawn[:, n]
    loss = learner.fitted
    before = loss[learner.index(sample)]
    rows, moved = np.arange(len(drawn)), 0 * before[:, 0]
    for i in range(n):
        replaced = sample.copy()
        replaced[:, i] = fresh
        after = loss[learner.index(replaced)]
        moved = moved + (after - before)[rows, sample[:, i]] / n
    empirical = np.sum(before[rows[:, None], sample], axis=1) / n
    return dict(
        gap=before @ learner.law - empirical, moved=moved, weights=independent(learner.law, drawn)
    )
