"""A private classifier of real cells: noise on its weights, and what that costs it at most."""

import numpy as np
from sympy import log

from theorycheck import P, claim, symbol
from theorycheck.learning import breast_cancer, logistic_regression
from theorycheck.notation import d, delta, epsilon, lam, n
from theorycheck.privacy import output_noise
from theorycheck.strategies import choices, generator, log_reals, seeds

excess = symbol(
    "excess", "penalized loss of the released weights above the least", nonnegative=True
)
length = 2 * d * log(d / delta) / (n * lam * epsilon)


@claim(
    source="Chaudhuri, Monteleoni & Sarwate 2011, Algorithm 1 and section 4, for logistic loss",
    then=P(excess <= (lam + 1 / 4) / 2 * length**2) >= 1 - delta,
)
def private_logistic_regression_costs_little(let, rng, trials, *, fit=logistic_regression):
    """With probability 1 - delta, the epsilon-private weights of logistic regression on n inputs of
    norm 1, with noise of density proportional to exp(-n lam epsilon |b|/2), have a penalized loss
    at most (lam + 1/4)/2 (2 d log(d/delta)/(n lam epsilon))^2 above the least.
    """
    cells = let(choices([breast_cancer()]))
    n, d = let(choices([20, 50, 200, 1000])), let(choices([1, 2, 5, 30]))
    lam, epsilon = let(log_reals(1 / 64, 1)), let(log_reals(1 / 4, 4))
    delta = let(choices([0.02, 0.1, 0.5]))
    rows = generator("records", let(seeds())).integers(len(cells.X), size=n)
    X, y = cells.X[rows, :d], cells.y[rows]
    X = X / np.linalg.norm(X, axis=1, keepdims=True)

    signed, times = np.unique(y[:, None] * X, axis=0, return_counts=True)

    def loss(w):
        fitted = np.log1p(np.exp(-w @ signed.T)) @ times / n
        return fitted + lam / 2 * np.sum(w**2, axis=-1)

    best = fit(X, y, penalty=lam)
    released = best + output_noise(rng, trials, d, epsilon=epsilon, sensitivity=2 / (n * lam))
    return dict(n=n, d=d, lam=lam, epsilon=epsilon, delta=delta, excess=loss(released) - loss(best))
