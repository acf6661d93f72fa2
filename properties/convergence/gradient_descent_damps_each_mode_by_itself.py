"""Gradient descent on a quadratic, exactly: what becomes of the error along every eigenvector."""

import numpy as np
from sympy import Eq

from theorycheck import claim, symbol
from theorycheck.notation import eta, t
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import log_sizes, quadratics, reals, vectors
from theorycheck.strategies.arrays import reflected

curvature = symbol("curvature", "eigenvalue of the Hessian", real=True)
e_0 = symbol("e_0", "component of the first error along its eigenvector", real=True)
part_t = symbol("part_t", "what that component adds to the objective after t steps", real=True)


@claim(
    source="diagonalization",
    then=Eq(part_t, curvature / 2 * (1 - eta * curvature) ** (2 * t) * e_0**2),
)
def gradient_descent_damps_each_mode_by_itself(let, *, descend=gradient_descent):
    """With any step size, the error along an eigenvector is multiplied by 1 - eta lambda at every
    step, so the objective is the sum of lambda/2 (1 - eta lambda)^(2 t) e_0^2 over the modes.
    """
    f = let(quadratics(dim=(1, 6)))
    x_0 = let(vectors(f.dim))
    eta = let(reals(1 / 16, 3)) / f.L
    T = let(log_sizes(1, 30))
    errors = descend(f.gradient, x_0, eta, steps=T) - f.argmin
    modes = reflected(f.rotation, errors, inverse=True)
    slopes = reflected(f.rotation, f.gradient(errors + f.argmin), inverse=True)
    return dict(
        eta=eta,
        curvature=f.eigenvalues,
        t=np.arange(T + 1)[:, None],
        e_0=modes[0],
        part_t=modes * slopes / 2,
    )
