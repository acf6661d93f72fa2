"""A learner that no single example can sway generalizes on average."""

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.notation import gap
from theorycheck.strategies.counting_learners import learners

stability = symbol("stability", "most that replacing one example changes any loss", at_most=1)


@claim(
    source="Bousquet & Elisseeff 2002, Lemma 7; Hardt, Recht & Singer 2016, Theorem 2.2",
    assume=[stability >= 1 / 64],
    then=E(gap) <= stability,
)
def uniform_stability_expectation(let):
    """If replacing one example never changes the expected loss anywhere by more than `stability`,
    the expected true minus empirical risk is at most `stability`.
    """
    learner = let(learners())
    loss = learner.fitted
    changes = np.abs(loss[learner.neighbours()] - loss[:, None, :])
    return dict(
        stability=np.max(changes),
        gap=learner.gap.ravel(),
        weights=learner.joint.ravel(),
    )
