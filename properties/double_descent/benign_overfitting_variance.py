"""When interpolating noise is harmless: a bound on variance by the spectrum, on every design."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.strategies import log_reals, log_sizes, sizes, vectors
from theorycheck.strategies.designs import gaussian_like_designs

variance = symbol("variance", "excess risk from the noise, per unit of noise", nonnegative=True)
low = symbol("low", "smallest eigenvalue of the tail's Gram matrix", positive=True)
high = symbol("high", "largest eigenvalue of the tail's Gram matrix", positive=True)
lead = symbol("lead", "smallest eigenvalue of Z'Z for the k leading features", positive=True)
size = symbol("size", "squared Frobenius norm of the leading features Z", nonnegative=True)
rest = symbol("rest", "trace of the tail, weighted by its spectrum", nonnegative=True)


@claim(
    source="Tsigler & Bartlett 2023, Benign overfitting in ridge regression; constants: here",
    assume=[low >= 2**-10, lead >= 2**-10],
    then=variance <= (high / low) ** 2 * size / lead**2 + rest / low**2,
)
def benign_overfitting_variance(let):
    """Split the features after the first k < n: the minimum-norm interpolator's variance is at
    most (high/low)^2 |Z|_F^2/lead^2, about k/n, plus tr(tail)/low^2, small for a long flat
    tail.

    True of every design, whatever its law; where the tail is not flat, rest/low^2 can be smaller
    than what spikes_cost_little_over_flat_junk gives. Eigenvalues are LAPACK's: decided in float64.
    """
    n = let(log_sizes(2, 16))
    D = n + let(log_sizes(2, 48))
    k = let(sizes(1, n - 1))
    Z = let(gaussian_like_designs(n, D))
    heights, tail = 2 ** let(vectors(k, 0, 6)), let(log_reals(1 / 64, 1))
    spectrum = np.concatenate([heights, tail / (1 + np.arange(k, D) % 3)])
    X = Z * np.sqrt(spectrum)
    tail_gram = X[:, k:] @ X[:, k:].T
    low, *_, high = np.linalg.eigvalsh(tail_gram)
    lead = np.linalg.eigvalsh(Z[:, :k].T @ Z[:, :k])[0]
    A = np.linalg.pinv(X @ X.T, hermitian=True)
    variance = np.trace(A @ (X * spectrum) @ X.T @ A)
    rest = np.sum(X[:, k:] ** 2 * spectrum[k:])
    size = np.sum(Z[:, :k] ** 2)
    return dict(variance=variance, low=low, high=high, lead=lead, size=size, rest=rest)
