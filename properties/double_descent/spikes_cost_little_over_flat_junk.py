"""Benign overfitting, sharply: what interpolation costs over k spikes and nearly flat junk."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.strategies import choices, log_reals, log_sizes, sizes
from theorycheck.strategies.designs import gaussian_like_designs

variance = symbol("variance", "excess risk from the noise, per unit of noise", nonnegative=True)
low = symbol("low", "smallest eigenvalue of the junk's Gram matrix", positive=True)
high = symbol("high", "largest eigenvalue of the junk's Gram matrix", positive=True)
lead = symbol("lead", "trace of (Z'Z)^-1 for the k spiked features Z", nonnegative=True)
rest = symbol("rest", "trace of the inverse Gram matrix of the junk", nonnegative=True)
scale = symbol("scale", "largest eigenvalue of the junk's covariance", positive=True)


@claim(
    source="after Tsigler & Bartlett 2023; with these constants derived here",
    assume=[low >= 2**-10, lead <= 2**10],
    then=variance <= high / low * lead + scale * rest,
    sharp=True,
)
def spikes_cost_little_over_flat_junk(let):
    """Split the features after the first k < n: the minimum-norm interpolator's variance is at
    most (high/low) tr (Z'Z)^-1, about k/n, plus scale tr S^-1, about n over the rank of the junk.

    With L the spikes, N = Z'S^-1 Z and A = S + ZLZ', the first part is the trace of (L^-1 + N)^-1
    Z'S^-2 Z (L^-1 + N)^-1 <= N^-1/low, and N >= Z'Z/high; the second is at most scale tr A^-1.
    Eigenvalues are LAPACK's: decided in float64.
    """
    n = let(log_sizes(2, 16))
    D = n + let(log_sizes(2, 48))
    k = let(sizes(1, n - 1))
    spike, junk = let(log_reals(1, 2**14)), let(log_reals(2**-6, 1))
    flat, decay = let(choices([True, False])), let(choices([1, 2]))
    Z = let(gaussian_like_designs(n, D))
    if flat:  # the spikes lie across orthogonal junk
        D = k + 4 * n
        Z = np.concatenate([Z[:, :k], np.tile(np.eye(n), 4)], axis=1)
    spectrum = np.where(np.arange(D) < k, spike, junk * decay ** -(np.arange(D) % 2.0))
    X, gram = Z * np.sqrt(spectrum), Z[:, :k].T @ Z[:, :k]
    S = X[:, k:] @ X[:, k:].T
    low, *_, high = np.linalg.eigvalsh(S)
    A = np.linalg.pinv(X @ X.T, hermitian=True)
    return dict(
        variance=np.trace(A @ (X * spectrum) @ X.T @ A),
        low=low,
        high=high,
        lead=np.trace(np.linalg.pinv(gram, hermitian=True)) if np.linalg.det(gram) else 2**11,
        rest=np.trace(np.linalg.pinv(S, hermitian=True)),
        scale=np.max(spectrum[k:]),
    )
