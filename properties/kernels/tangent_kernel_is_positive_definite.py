"""When is the tangent kernel invertible? An explicit lower bound on its smallest eigenvalue."""

import numpy as np
from sympy import Max, S, asin, pi

from theorycheck import claim, symbol
from theorycheck.kernels import hidden_ntk_kernel
from theorycheck.notation import n
from theorycheck.strategies import matrices, sizes

lam_0 = symbol("lam_0", "smallest eigenvalue of the limiting tangent kernel")
mu_0 = symbol("mu_0", "smallest eigenvalue of the inputs' Gram matrix", nonnegative=True)
rho = symbol("rho", "largest |<x, z>| among different inputs of norm 1", nonnegative=True)


def spread(power):
    """Bound the smallest eigenvalue of the Gram matrix's entries to that power (Gershgorin)."""
    return Max(0, 1 - (n - 1) * rho**power)


def higher(u):
    """Return u arcsin(u) without the first three terms of its series, all of which are positive."""
    return u * asin(u) - u**2 - u**4 / 6 - 3 * u**6 / 40


terms = (
    spread(2) + spread(4) / 6 + 3 * spread(6) / 40 + Max(0, higher(S.One) - (n - 1) * higher(rho))
)


@claim(
    source="positivity: Du et al. 2019, Theorem 3.1; the bound, by the arcsine series: here",
    assume=[rho <= 0.98],
    then=lam_0 >= mu_0 / 4 + terms / (2 * pi),
    sharp=True,
)
def tangent_kernel_is_positive_definite(let, *, kernel=hidden_ntk_kernel):
    """On unit inputs, the smallest eigenvalue of the two-layer ReLU tangent kernel is bounded from
    below by that of the Gram matrix and by the largest |<x, z>|, explicitly: away from zero where
    the inputs are independent, or so few or so far apart that (n - 1) rho^6 < 1. It is equal for
    two inputs at an acute angle.
    """
    n, d = let(sizes(2, 8)), let(sizes(2, 8))
    X = let(matrices(n, d)) + 2 * np.eye(n, d) + 2**-12
    X = X / np.sqrt(np.sum(X**2, axis=1, keepdims=True))
    lam_0, mu_0 = (np.linalg.eigvalsh(K)[0] for K in (kernel(X), X @ X.T))
    rho = np.max(abs((X @ X.T)[np.triu_indices(n, 1)]))
    return dict(n=n, rho=rho, lam_0=lam_0, mu_0=max(mu_0, 0.0))
