"""A margin bound held against classifiers trained on real tumours, that learn or learn by heart."""

import numpy as np
from sympy import log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.learning import breast_cancer
from theorycheck.networks.losses import ramp, sigmoid
from theorycheck.notation import delta, n
from theorycheck.strategies import choices, generator

risk = symbol("risk", "true error of the classifier", nonnegative=True, at_most=1)
ramp_loss = symbol("ramp_loss", "mean ramp loss at margin rho on its examples", nonnegative=True)
rho = symbol("rho", "margin, fixed before the data", positive=True)

STEPS, RATE = 4, 16  # of gradient descent, after a first step from 0


@claim(
    source="Koltchinskii & Panchenko 2002; Mohri et al. 2018, Theorem 5.8 and Corollary 5.11",
    then=P(risk <= ramp_loss + 2 / (rho * sqrt(n)) + sqrt(log(1 / delta) / (2 * n))) >= 1 - delta,
    regime=[delta <= 0.1, n >= 1000],
)
def margin_bound_on_real_data(let, rng, trials, *, loss=ramp):
    """With probability 1 - delta, the error of a unit-norm linear classifier trained on n tumours
    exceeds its ramp loss at margin rho by at most 2/(rho sqrt(n)) + sqrt(log(1/delta)/(2n)).

    It is trained by gradient descent on the logistic loss, in the measured features or in a kernel
    that gives every tumour a direction of its own, where all is learned by heart: the first term is
    then no more than four times too large.
    """
    cells = let(choices([breast_cancer()]))
    n = let(choices([100, 1000, 10_000]))
    rho = let(choices([0.1, 0.25, 0.5, 1.0]))
    delta = let(choices([0.05, 0.2, 0.5]))
    labels = let(choices(["diagnosis", "coin flips"]))
    features = let(choices(["measured", "of their own"]))
    flips = generator("coin flips").choice([-1.0, 1.0], len(cells.y))
    y = cells.y if labels == "diagnosis" else flips
    signed = cells.X * y[:, None] / np.linalg.norm(cells.X, axis=1, keepdims=True)

    def products(c):  # of the sum of examples, c of each, with every example
        return (c @ signed) @ signed.T if features == "measured" else c

    seen = rng.multinomial(n, np.full(len(signed), 1 / len(signed)), size=trials)
    c = seen / n
    for _ in range(STEPS):
        c = c + RATE * seen * sigmoid(-products(c)) / n
    found = products(c)
    margins = found / np.sqrt(np.sum(c * found, axis=1, keepdims=True))
    return dict(
        n=n,
        rho=rho,
        delta=delta,
        risk=np.mean(margins <= 0, axis=1),  # exact: the population is the data set
        ramp_loss=np.sum(seen * loss(rho)(margins, 1), axis=1) / n,
    )
