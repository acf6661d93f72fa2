"""Ridge regression's exact risk at fixed inputs: a squared bias, and a variance by trace(H'H)."""

import numpy as np
from sympy import Eq

from theorycheck import E, claim, symbol
from theorycheck.learning import hat_matrix, ridge
from theorycheck.notation import n, sigma
from theorycheck.strategies import matrices, reals, sizes, vectors
from theorycheck.strategies.noises import noises

risk = symbol("risk", "mean squared distance of fit and signal", nonnegative=True)
bias = symbol("bias", "squared distance of the smoothed signal to the signal", nonnegative=True)
energy = symbol("energy", "sum of the squared entries of the hat matrix", nonnegative=True)


def squared_entries(H):
    """trace(H'H)."""
    return np.sum(H**2)


@claim(
    source="Hoerl & Kennard 1970; Hsu, Kakade & Zhang 2014",
    then=Eq(E(risk), bias / n + sigma**2 * energy / n),
)
def ridge_fixed_design_risk(let, *, fit=ridge, spread=squared_entries):
    """At fixed inputs and with uncorrelated noise, ridge regression has expected risk
    |Hf - f|^2/n + sigma^2 trace(H'H)/n.
    """
    n = let(sizes(1, 20))
    X = let(matrices(n, let(sizes(1, 6))))
    coefficients = let(vectors(X.shape[1], -2, 2))
    penalty = let(reals(1 / 16, 4))
    sigma = let(reals(0, 2))
    noise = let(noises(n))
    H, signal = hat_matrix(X, penalty), X @ coefficients
    fits = np.stack([X @ fit(X, y, penalty) for y in signal + sigma * noise.values])
    return dict(
        n=n,
        sigma=sigma,
        bias=np.sum((H @ signal - signal) ** 2),
        energy=spread(H),
        risk=np.mean((fits - signal) ** 2, axis=1),
        weights=noise.weights,
    )
