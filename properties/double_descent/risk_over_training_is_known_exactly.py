"""Descent in time: the exact risk of gradient descent after t steps, features in two scales."""

import numpy as np
from scipy.linalg import hadamard
from sympy import Eq

from theorycheck import E, claim, symbol
from theorycheck.notation import eta, n, sigma, t
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import choices, reals, sizes, vectors
from theorycheck.strategies.arrays import diagonal, reflected, rotations

risk = symbol("risk", "mean squared error on new inputs of covariance X'X/n, without noise")
s_1 = symbol("s_1", "singular value of X in the strong directions", positive=True)
s_2 = symbol("s_2", "singular value of X in the weak directions", positive=True)
d_1 = symbol("d_1", "number of strong directions", integer=True, nonnegative=True)
d_2 = symbol("d_2", "number of weak directions", integer=True, nonnegative=True)
b_1 = symbol("b_1", "squared norm of the true coefficients in the strong ones", nonnegative=True)
b_2 = symbol("b_2", "squared norm of the true coefficients in the weak ones", nonnegative=True)


def part(s, count, b):
    """Bias that t steps have not removed yet, and the noise that they have fitted."""
    left = (1 - eta * s**2) ** t
    return b * s**2 * left**2 + sigma**2 * count * (1 - left) ** 2


@claim(
    source="Heckel & Yilmaz 2021, Early stopping in deep networks, on linear least squares",
    then=Eq(E(risk), (part(s_1, d_1, b_1) + part(s_2, d_2, b_2)) / n),
)
def risk_over_training_is_known_exactly(let, *, descend=gradient_descent):
    """With X'X = diag(s^2), t steps of gradient descent on |Xw - y|^2/2 from 0 have the mean risk
    (1/n) sum [b_i^2 s_i^2 (1 - eta s_i^2)^(2t) + sigma^2 (1 - (1 - eta s_i^2)^t)^2]: in each
    direction one falls and one rises, at its own pace.

    The noise has mean zero and covariance sigma^2 I: it is a row of a Hadamard matrix, or minus it.
    """
    n = let(choices([1, 2, 4, 8, 16]))
    d = let(sizes(1, n))
    d_1 = let(sizes(0, d))
    s_1, s_2 = let(reals(1 / 8, 1)), let(reals(1 / 16, 1))
    b, turn = let(vectors(d)), let(rotations(n))
    eta, sigma, t = let(reals(0, 2)), let(reals(0, 1)), let(sizes(0, 40))
    s = np.where(np.arange(d) < d_1, s_1, s_2)
    X = reflected(turn, np.concatenate([diagonal(s), np.zeros((d, n - d), dtype=int)], axis=1)).T
    noise = np.concatenate([hadamard(n), -hadamard(n)]) * sigma
    y = X @ b + noise
    fit = descend(lambda w: (w @ X.T - y) @ X, 0 * (y @ X), eta, steps=t)[-1]
    risk = np.sum(s**2 * (fit - b) ** 2, axis=1) / n
    parts = dict(d_1=d_1, d_2=d - d_1, b_1=np.sum(b[:d_1] ** 2), b_2=np.sum(b[d_1:] ** 2))
    law = (1 + 0 * risk) / (2 * n)
    return dict(n=n, eta=eta, sigma=sigma, t=t, s_1=s_1, s_2=s_2, risk=risk, weights=law, **parts)
