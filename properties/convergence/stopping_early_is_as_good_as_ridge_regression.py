"""Least squares by gradient descent from 0, stopped early: its errors against ridge regression."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.arithmetic.linear_algebra import solve
from theorycheck.notation import L, eta
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import choices, log_sizes, reals, vectors
from theorycheck.strategies.spectra import large_designs

stopped = symbol("stopped", "mean squared error after T steps", nonnegative=True)
ridge = symbol("ridge", "that of ridge regression with penalty 1/(eta T)", nonnegative=True)


@claim(
    source="after Ali, Kolter & Tibshirani 2019 (AISTATS), who have 1.69 for gradient flow; the "
    "constant for finite steps is derived here",
    assume=[eta * L <= 1],
    then=stopped <= 4 * ridge,
    sharp=True,
    needs=[eta * L <= 1],
)
def stopping_early_is_as_good_as_ridge_regression(let, *, descend=gradient_descent):
    """Whatever the design, the truth and uncorrelated noise, T steps up to 1/L have at most 4 times
    the mean squared error of ridge regression with penalty 1/(eta T), of estimation and of
    prediction; one step attains it.
    With x = eta T s^2, the bias along s is (1 - x/T)^T <= 1/(1 + x) of it, and the noise comes in
    with 1 - (1 - x/T)^T <= min(1, x) <= 2 x/(1 + x). It errs in one example, by either sign.
    """
    design = let(large_designs(rows=(1, 8), columns=(1, 32)))
    A = design.matrix.T if let(choices((False, True))) else design.matrix
    truth = let(vectors(A.shape[1])) * let(choices((0, 1)))
    noise, T = let(reals(1 / 16, 2)), let(log_sizes(1, 50))
    eta = let(reals(1 / 16, 9 / 4)) / design.high
    eyes = np.eye(len(A), dtype=int)
    targets = A @ truth + noise * np.concatenate([eyes, -eyes])
    path = descend(lambda x: (x @ A.T - targets) @ A, targets @ A * 0, eta, steps=T)
    primal = A.shape[1] < len(A)
    kernel = A.T @ A if primal else A @ A.T
    penalized = kernel + np.eye(len(kernel), dtype=int) / (eta * T)
    seen = targets @ A if primal else targets
    fit = solve(penalized, seen.T).T
    fits = (path[-1], fit if primal else fit @ A)
    stopped, ridge = (_errors(A, x - truth) for x in fits)
    return dict(L=design.high, eta=eta, stopped=stopped, ridge=ridge)


def _errors(A, off):
    return np.stack([np.sum(off**2), np.sum((off @ A.T) ** 2)]) / len(off)
