"""Asked, and false: without noise in the labels least squares is safe at p = n."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.learning import least_squares
from theorycheck.strategies import sizes, vectors
from theorycheck.strategies.designs import nested_designs

risk = symbol("risk", "mean squared error of least squares on n of the features", nonnegative=True)
null = symbol("null", "mean squared error of predicting zero", nonnegative=True)

OMITTED = 1  # of the features


@claim(
    source="folklore: what peaks is the variance that noise in the labels causes",
    refuted_by="Belkin, Hsu & Xu 2020: omitted features act as noise",
    then=risk <= 10 * null,
    witness=dict(n=1, X=np.array([[0.125, 1.0]]), b=np.array([0.0, 1.0])),
)
def double_descent_needs_label_noise(let, *, fit=least_squares):
    """If labels are an exact linear function of the inputs, the minimum-norm least-squares fit
    on some of the features has at most ten times the risk of predicting zero, p = n included.
    """
    n = let(sizes(1, 3))
    X = let(nested_designs(n, n + 1))
    b = let(vectors(n + 1))
    used = n + 1 - OMITTED
    fitted = fit(X[:, :used], X @ b)
    risk = np.sum((fitted - b[:used]) ** 2) + np.sum(b[used:] ** 2)
    return dict(risk=risk, null=np.sum(b**2))
