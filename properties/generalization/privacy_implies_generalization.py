"""A differentially private learner generalizes on average, whatever it does."""

import numpy as np
from sympy import tanh

from theorycheck import E, claim
from theorycheck.learning import largest
from theorycheck.notation import epsilon, gap
from theorycheck.strategies import choices
from theorycheck.strategies.counting_learners import learners, private_learners


@claim(
    source="derived here; Dwork, Feldman, Hardt, Pitassi, Reingold & Roth 2015, with e^epsilon - 1",
    assume=[epsilon >= 1 / 64],
    then=E(gap) <= tanh(epsilon / 4),
    sharp=True,
)
def privacy_implies_generalization(let):
    """If replacing one example makes no output more than e^epsilon times likelier, the expected
    true minus empirical risk is at most tanh(epsilon/4).

    It is the mean total variation between the output's law given an example, and without. Each
    output has probabilities in some [c, c e^epsilon]: that mean is largest if a share
    1/(1 + e^(epsilon/2)) of the examples has the upper end.
    """
    learner = let(private_learners()) if let(choices([True, False])) else let(learners(least=1))
    outputs = learner.outputs
    ratios = outputs[learner.neighbours()] / outputs[:, None, :]
    return dict(
        epsilon=np.log(largest(ratios)), gap=learner.gap.ravel(), weights=learner.joint.ravel()
    )
