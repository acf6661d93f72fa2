"""A margin bound, not a vacuous one, held against linear classifiers trained on real tumours."""

import numpy as np
from sympy import log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.learning import breast_cancer
from theorycheck.networks.losses import ramp, sigmoid
from theorycheck.notation import delta, gap, n
from theorycheck.strategies import choices, generator

rho = symbol("rho", "margin, fixed before the data", positive=True)

STEPS, RATE = 4, 16  # of gradient descent, after a first step from 0


@claim(
    source="Koltchinskii & Panchenko 2002; Mohri et al. 2018, Theorem 5.8 and Corollary 5.11",
    then=P(gap <= 2 / (rho * sqrt(n)) + sqrt(log(1 / delta) / (2 * n))) >= 1 - delta,
)
def margin_bound_on_real_data(let, rng, trials, *, loss=ramp):
    """With probability 1 - delta, the error of a unit-norm linear classifier trained on n tumours
    exceeds its ramp loss at margin rho by at most 2/(rho sqrt(n)) + sqrt(log(1/delta)/(2n)).

    It is trained by gradient descent on the logistic loss. Where labels are coin flips, the bound
    would fail without its first term.
    """
    cells = let(choices([breast_cancer()]))
    n = let(choices([10, 30, 100, 300, 1000]))
    rho = let(choices([0.02, 0.1, 0.25, 0.5, 1.0]))
    delta = let(choices([0.05, 0.2, 0.5]))
    labels = let(choices(["diagnosis", "coin flips"]))
    flips = generator("coin flips").choice([-1.0, 1.0], len(cells.y))
    y = cells.y if labels == "diagnosis" else flips
    signed = cells.X * y[:, None] / np.linalg.norm(cells.X, axis=1, keepdims=True)
    seen = rng.multinomial(n, np.full(len(signed), 1 / len(signed)), size=trials)
    w = seen @ signed / n
    for _ in range(STEPS):
        w = w + RATE * (seen * sigmoid(-w @ signed.T)) @ signed / n
    margins = w / np.linalg.norm(w, axis=1, keepdims=True) @ signed.T
    risk = np.mean(margins <= 0, axis=1)  # exact: the population is the data set
    gap = risk - np.sum(seen * loss(rho)(margins, 1), axis=1) / n
    return dict(n=n, rho=rho, delta=delta, gap=gap)
