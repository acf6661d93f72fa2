"""Dropout on the inputs of linear regression is a ridge penalty, weighted by the columns."""

import numpy as np
from sympy import Eq

from theorycheck import E, claim, symbol
from theorycheck.learning import all_signs
from theorycheck.networks import dropout
from theorycheck.strategies import matrices, probabilities, sizes, vectors

loss = symbol("loss", "sum of squared residuals with some inputs dropped", nonnegative=True)
plain = symbol("plain", "sum of squared residuals with all inputs", nonnegative=True)
penalty = symbol("penalty", "sum of b_j^2 |X_j|^2 over the columns", nonnegative=True)
keep = symbol("keep", "probability with which an input is kept", positive=True)


@claim(
    source="Wager, Wang & Liang 2013; Srivastava et al. 2014, section 9.1",
    then=Eq(E(loss), plain + (1 - keep) / keep * penalty),
)
def dropout_is_ridge_regression(let, *, drop=dropout):
    """Keeping each input with probability q, divided by q, adds (1-q)/q sum_j b_j^2 |X_j|^2 to
    the mean squared loss of a linear model.

    One mask serves all rows here, which changes no mean of a sum over rows.
    """
    n, d = let(sizes(1, 3)), let(sizes(1, 4))
    X, y, b = let(matrices(n, d)), let(vectors(n)), let(vectors(d))
    keep = let(probabilities())
    kept = (1 + all_signs(d)) // 2
    weights = np.prod(np.where(kept == 1, keep, 1 - keep), axis=1)
    loss = np.sum((y - drop(X, kept[:, None], keep) @ b) ** 2, axis=1)
    plain, penalty = np.sum((y - X @ b) ** 2), np.sum(b**2 * np.sum(X**2, axis=0))
    return dict(keep=keep, loss=loss, plain=plain, penalty=penalty, weights=weights)
