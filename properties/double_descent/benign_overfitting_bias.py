"""Where interpolated noise is harmless, the signal is kept: a bound on bias, on every design."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.learning import least_squares
from theorycheck.strategies import log_reals, log_sizes, sizes, vectors
from theorycheck.strategies.designs import gaussian_like_designs

bias = symbol("bias", "excess risk without noise", nonnegative=True)
low = symbol("low", "smallest eigenvalue of Z'Z for the k leading features", positive=True)
high = symbol("high", "largest eigenvalue of the tail's Gram matrix", positive=True)
signal = symbol("signal", "sum of b_i^2 / lambda_i over the leading features", nonnegative=True)
tail = symbol("tail", "largest eigenvalue of the covariance beyond them", nonnegative=True)


@claim(
    source="derived here; compare Tsigler & Bartlett 2023, on the bias",
    assume=[low >= 2**-10, high >= 2**-10],
    then=bias <= signal * ((high / low) ** 2 + tail * high / low),
)
def benign_overfitting_bias(let, *, fit=least_squares):
    """For coefficients on the first k < n features, the minimum-norm interpolator of clean
    labels has excess risk at most signal ((high/low)^2 + tail high/low): spikes are learnt, on
    every design.

    Eigenvalues are LAPACK's: decided in float64.
    """
    n = let(log_sizes(2, 16))
    D = n + let(log_sizes(2, 48))
    k = let(sizes(1, n - 1))
    Z, b = let(gaussian_like_designs(n, D)), let(log_reals(1 / 4, 16)) * let(vectors(k))
    heights, tail = 2 ** let(vectors(k, 0, 6)), let(log_reals(1 / 64, 1))
    spectrum = np.concatenate([heights, tail / (1 + np.arange(k, D) % 3)])
    X = Z * np.sqrt(spectrum)
    high = np.linalg.eigvalsh(X[:, k:] @ X[:, k:].T)[-1]
    low = np.linalg.eigvalsh(Z[:, :k].T @ Z[:, :k])[0]
    error = fit(X, X[:, :k] @ b) - np.pad(b, (0, D - k))
    bias = np.sum(spectrum * error**2)
    signal = np.sum(b**2 / heights)
    return dict(bias=bias, low=low, high=high, signal=signal, tail=np.max(spectrum[k:]))
