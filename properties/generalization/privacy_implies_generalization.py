"""A differentially private learner generalizes on average, whatever it does."""

import numpy as np
from sympy import exp

from theorycheck import E, claim
from theorycheck.learning import largest
from theorycheck.notation import epsilon, gap
from theorycheck.strategies.label_tables import learners


@claim(
    source="Dwork, Feldman, Hardt, Pitassi, Reingold & Roth 2015; Bassily et al. 2016",
    assume=[epsilon >= 1 / 64],
    then=E(gap) <= exp(epsilon) - 1,
)
def privacy_implies_generalization(let):
    """If replacing one example makes no output more than e^epsilon times likelier, the expected
    true minus empirical risk is at most e^epsilon - 1.
    """
    learner = let(learners(least=1))
    outputs = learner.outputs
    ratios = outputs[learner.neighbours()] / outputs[:, None, :]
    return dict(
        epsilon=np.log(largest(ratios)), gap=learner.gap.ravel(), weights=learner.joint.ravel()
    )
