"""Gradient descent in a kernel's space: each eigenvector's residual decays at its own rate."""

import numpy as np
from sympy import Eq

from theorycheck import claim, symbol
from theorycheck.notation import eta, t
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import quadratics, reals, vectors
from theorycheck.strategies.arrays import reflected

residual = symbol("residual", "component of the residual along an eigenvector, after t steps")
start = symbol("start", "component of the labels along it")
k = symbol("k", "eigenvalue of the kernel matrix", nonnegative=True)


@claim(
    source="Landweber 1951; Yao, Rosasco & Caponnetto 2007",
    then=Eq(residual, (1 - eta * k) ** t * start),
)
def kernel_descent_forgets_each_eigenvector_at_its_rate(let, *, descend=gradient_descent):
    """Functional gradient descent on the squared loss from zero leaves, after t steps, the
    residual (1 - eta k)^t y along the kernel's eigenvector of eigenvalue k, for every step
    size.
    """
    kernel = let(quadratics())
    y, eta = let(vectors(kernel.dim)), let(reals(0, 3 / kernel.L))

    def K(a):
        along = reflected(kernel.rotation, a, inverse=True)
        return reflected(kernel.rotation, along * kernel.eigenvalues)

    path = descend(lambda dual: K(dual) - y, 0 * y, eta, steps=5)
    seen = [reflected(kernel.rotation, y - K(dual), inverse=True) for dual in path]
    start = reflected(kernel.rotation, y, inverse=True)
    t = np.arange(6)[:, None]
    return dict(eta=eta, t=t, k=kernel.eigenvalues, start=start, residual=np.stack(seen))
