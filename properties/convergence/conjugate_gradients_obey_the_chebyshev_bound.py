"""Conjugate gradients on a quadratic: the error in its own norm, by Chebyshev polynomials."""

import numpy as np
from sympy import sqrt

from theorycheck import claim, symbol
from theorycheck.notation import L, mu, t
from theorycheck.optimization import conjugate_gradients
from theorycheck.strategies import large_quadratics, log_sizes, vectors

e_0 = symbol("e_0", "error at the start in the norm of the quadratic", nonnegative=True)
e_t = symbol("e_t", "error after t steps in the norm of the quadratic", nonnegative=True)
q = (sqrt(L) - sqrt(mu)) / (sqrt(L) + sqrt(mu))


@claim(
    source="Kaniel 1966; Saad 2003, Iterative Methods for Sparse Linear Systems, Theorem 6.29",
    then=e_t <= 2 * q**t / (1 + q ** (2 * t)) * e_0,
    sharp=True,
)
def conjugate_gradients_obey_the_chebyshev_bound(let, *, descend=conjugate_gradients):
    """The error is e_0 over a Chebyshev polynomial at (L + mu)/(L - mu), about 2 q^t e_0."""
    f = let(large_quadratics(dim=(1, 50)))
    x_0 = let(vectors(f.dim))
    T = let(log_sizes(1, 10))
    path = descend(f.gradient, x_0, 1, steps=T)
    e = np.sqrt(np.maximum(2 * f(path), 0 * f.L))
    return dict(mu=f.mu, L=f.L, t=range(T + 1), e_0=e[0], e_t=e)
