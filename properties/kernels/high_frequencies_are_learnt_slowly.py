"""Spectral bias: kernel descent with the tangent kernel learns frequency k at a rate like 1/k^2."""

import numpy as np
from sympy import Rational, pi

from theorycheck import claim, symbol
from theorycheck.kernels import hidden_ntk_kernel
from theorycheck.notation import eta, n, t
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import reals, sizes

residual = symbol("residual", "norm of the residual after t steps", nonnegative=True)
start = symbol("start", "norm of the targets", nonnegative=True)
k = symbol("k", "frequency of the targets, even", integer=True, positive=True)

eigenvalue = (k**2 + 1) / (pi**2 * (k**2 - 1) ** 2) + Rational(20, 9) / n**2


@claim(
    source="Bietti & Mairal 2019 and Basri et al. 2019 on the sphere; for n points derived here",
    assume=[eta * n * eigenvalue <= 1],
    then=residual >= (1 - eta * n * eigenvalue) ** t * start,
)
def high_frequencies_are_learnt_slowly(let, *, kernel=hidden_ntk_kernel, descend=gradient_descent):
    """On n equispaced points of the circle, n even, t steps of kernel descent with the two-layer
    ReLU tangent kernel shrink the residual of cos(kt + c), k even and at most n/2, by no more than
    (1 - eta n (lam_k + 20/(9 n^2)))^t, lam_k = (k^2 + 1)/(pi^2 (k^2 - 1)^2).

    The targets are an eigenvector; frequencies k + j n that look the same on n points add to lam_k
    at most 20/(9 n^2), as (M^2 + 1)/(M^2 - 1)^2 <= 20/(9 M^2) from M = 2 on. Cosines are NumPy's.
    """
    k = 2 * let(sizes(1, 8))
    n = 2 * (k + let(sizes(0, 16)))
    c, t, eta = let(reals(0, 6)), let(sizes(1, 40)), let(reals(0, 8)) / n
    angle = 2 * np.pi * np.arange(n) / n
    X, y = np.stack([np.cos(angle), np.sin(angle)], axis=1), np.cos(k * angle + c)
    K = kernel(X)
    left = descend(lambda r: K @ r, y, eta, steps=t)[-1]
    norms = dict(residual=np.sqrt(np.sum(left**2)), start=np.sqrt(np.sum(y**2)))
    return dict(n=n, k=k, t=t, eta=eta, **norms)
