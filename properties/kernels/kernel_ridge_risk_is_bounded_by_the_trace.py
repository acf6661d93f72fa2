"""Kernel ridge regression in sample: bias and variance against the norm and the trace."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.arithmetic.linear_algebra import trace
from theorycheck.kernels import kernel_ridge
from theorycheck.notation import lam, n, sigma
from theorycheck.strategies import matrices, reals, sizes, vectors

risk = symbol("risk", "in-sample excess risk, averaged over the noise", nonnegative=True)
norm2 = symbol("norm2", "squared norm of the true function in the kernel's space", nonnegative=True)
total = symbol("total", "trace of the kernel matrix", nonnegative=True)


@claim(
    source="Bach 2024, Learning Theory from First Principles, section 7.6; constants derived here",
    then=risk <= (lam * norm2 + sigma**2 * total / lam) / (4 * n),
    sharp=True,
)
def kernel_ridge_risk_is_bounded_by_the_trace(let, *, fit=kernel_ridge):
    """For any kernel matrix K and any function of the kernel's space, kernel ridge regression
    has in-sample risk at most (lam |f|^2 + sigma^2 tr K / lam)/(4n).
    """
    n = let(sizes(1, 5))
    root, alpha = let(matrices(n, n)), let(vectors(n))
    lam, sigma = let(reals(1 / 8, 1)), let(reals(0, 1))
    K = root @ root.T
    bias = lam * fit(K, K @ alpha, ridge=lam)
    variance = np.sum(np.stack([fit(K, row, ridge=lam) for row in K]) ** 2)
    risk = (np.sum(bias**2) + sigma**2 * variance) / n
    norm2 = np.sum(alpha * (K @ alpha))
    return dict(n=n, lam=lam, sigma=sigma, norm2=norm2, total=trace(K), risk=risk)
