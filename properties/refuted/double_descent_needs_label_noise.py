"""Believed, and false: without noise in the labels least squares is safe at p = n."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.learning import least_squares
from theorycheck.strategies import sizes, vectors
from theorycheck.strategies.designs import nested_designs

risk = symbol("risk", "mean squared error of least squares on n of the features", nonnegative=True)
null = symbol("null", "mean squared error of predicting zero", nonnegative=True)


@claim(
    refuted_by="Belkin, Hsu & Xu 2020: omitted features act as noise",
    then=risk <= null,
)
def double_descent_needs_label_noise(let, *, omitted=1):
    """If labels are an exact linear function of the inputs, the minimum-norm least-squares fit
    on some of the features has at most the risk of predicting zero, p = n included.
    """
    n = let(sizes(1, 3))
    X = let(nested_designs(n, n + 1))
    b = let(vectors(n + 1))
    used = n + 1 - omitted
    fit = least_squares(X[:, :used], X @ b)
    risk = np.sum((fit - b[:used]) ** 2) + np.sum(b[used:] ** 2)
    return dict(risk=risk, null=np.sum(b**2))
