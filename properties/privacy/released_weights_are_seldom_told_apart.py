"""Noise on trained weights, played as a game: nobody guesses well which data they came from."""

import numpy as np
from sympy import exp

from theorycheck import P, claim, symbol
from theorycheck.learning import breast_cancer, logistic_regression
from theorycheck.notation import epsilon
from theorycheck.privacy import output_noise
from theorycheck.strategies import choices, generator, log_reals, reals, seeds

right = symbol("right", "1 if the guess is right, else 0", at_most=1)


@claim(
    source="Chaudhuri, Monteleoni & Sarwate 2011, Algorithm 1; Kairouz, Oh & Viswanath 2015",
    then=P(right >= 1) <= exp(epsilon) / (1 + exp(epsilon)),
)
def released_weights_are_seldom_told_apart(
    let, rng, trials, *, fit=logistic_regression, perturb=output_noise
):
    """Which of two data sets that differ in a record, equally likely, the minimizer of a penalized
    loss of slope 1 came from is guessed with probability at most e^epsilon/(1 + e^epsilon), if
    noise of density proportional to exp(-n lam epsilon |b|/2) was added; inputs have norm 1.

    The best guess is the nearer of both minimizers, here of the logistic or the linear loss on
    tumours of which one is diagnosed otherwise.
    """
    cells = let(choices([breast_cancer()]))
    n, d = let(choices([1, 2, 20])), let(choices([1, 2, 5]))
    epsilon, lam = let(reals(1 / 16, 4)), let(log_reals(1 / 16, 16))
    loss = let(choices(["logistic", "linear"]))
    rows = generator("records", let(seeds())).integers(len(cells.X), size=n)
    X, y = cells.X[rows, :d], cells.y[rows]
    X = X / np.linalg.norm(X, axis=1, keepdims=True)
    changed = np.append(-y[:1], y[1:])
    if loss == "logistic":
        fits = np.stack([fit(X, labels, penalty=lam) for labels in (y, changed)])
    else:  # the mean of -y x.w: the minimizers are as far apart as any can be
        fits = np.stack([labels @ X / (n * lam) for labels in (y, changed)])
    bits = rng.integers(0, 2, trials)
    noise = perturb(rng, trials, d, epsilon=epsilon, sensitivity=2 / (n * lam))
    away = np.linalg.norm(fits[bits][:, None] + noise[:, None] - fits, axis=2)
    return dict(epsilon=epsilon, right=(np.argmin(away, axis=1) == bits).astype(int))
