"""Gaussian designs with a few strong directions and many weak ones, without drawing the many."""

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[Any]


def wishart_root(rng: np.random.Generator, n: int, M: int, *, trials: int) -> Array:
    """Lower triangles L (trials, n, n) with LL' distributed as GG', G of n x M standard normals.

    Bartlett's decomposition, M >= n: chi-distributed diagonal, normal numbers below it.
    """
    if n > M:
        raise ValueError(f"n={n}, M={M}: Bartlett's decomposition needs at least n directions.")
    L = np.tril(rng.standard_normal((trials, n, n)), -1)
    diagonal = np.sqrt(rng.chisquare(M - np.arange(n), size=(trials, n)))
    return L + diagonal[:, :, None] * np.eye(n)


def interpolation_variance(
    rng: np.random.Generator, n: int, M: int, *, spikes: int, height: float, trials: int
) -> Array:
    """Excess risk (trials,) of minimum-norm interpolation of noise of variance 1.

    The covariance has `spikes` eigenvalues `height` and M eigenvalues 1: tr A^-1 X Sigma X' A^-1
    with A = XX', for n Gaussian examples.
    """
    Z = rng.standard_normal((trials, n, spikes))
    L = wishart_root(rng, n, M, trials=trials)
    lead, junk = Z @ Z.mT, L @ L.mT
    A = height * lead + junk
    return np.trace(
        np.linalg.solve(A, np.linalg.solve(A, height**2 * lead + junk).mT), axis1=-2, axis2=-1
    )
