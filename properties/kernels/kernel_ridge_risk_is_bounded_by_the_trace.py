"""Kernel ridge regression in sample: bias and variance against the norm and the trace."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.arithmetic.linear_algebra import trace
from theorycheck.kernels import gaussian_kernel, hidden_ntk_kernel, kernel_ridge
from theorycheck.notation import lam, n, sigma
from theorycheck.strategies import choices, log_reals, reals, sizes
from theorycheck.strategies.arrays import points
from theorycheck.strategies.designs import gaussian_like_designs
from theorycheck.strategies.inputs import training_problems

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
    has in-sample risk at most (lam |f|^2 + sigma^2 tr K / lam)/(4n): at most sigma |f| sqrt(tr K)/
    (2n) with the best penalty lam, so that it falls like 1/sqrt(n) at least.
    """
    if let(choices([True, True, False])):
        root = let(gaussian_like_designs(let(sizes(1, 5)), let(sizes(1, 5))))
        K = root @ root.T
    else:
        X, _ = let(training_problems((8, 32)))
        K = let(choices([gaussian_kernel, hidden_ntk_kernel]))(X)
    n = len(K)
    lam, sigma, alpha = let(log_reals(1 / 64, 8)), let(reals(0, 1)), let(points(n))
    bias = lam * fit(K, K @ alpha, ridge=lam)
    variance = np.sum(fit(K, K, ridge=lam) ** 2)
    risk = (np.sum(bias**2) + sigma**2 * variance) / n
    norm2 = np.sum(alpha * (K @ alpha))
    return dict(n=n, lam=lam, sigma=sigma, norm2=norm2, total=trace(K), risk=risk)
