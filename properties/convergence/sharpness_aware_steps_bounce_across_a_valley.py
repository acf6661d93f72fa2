"""Sharpness-aware minimization on a quadratic, along one of its axes: the cycle that it ends in."""

import numpy as np
from numpy.linalg import norm

from theorycheck import claim, symbol
from theorycheck.notation import eta, lam, t
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import choices, log_reals, reals, rotations, vectors
from theorycheck.strategies.arrays import reflected

d_0 = symbol("d_0", "how far |x_0| is from the cycle's", nonnegative=True)
d_t = symbol("d_t", "how far |x_t| is from eta lam rho/(2 - eta lam)", nonnegative=True)


@claim(
    source="Bartlett, Long & Bousquet 2023, section 3, on the cycle; the rate derived here",
    assume=[eta * lam <= 1],
    then=d_t <= (1 - eta * lam) ** t * d_0,
    sharp=True,
)
def sharpness_aware_steps_bounce_across_a_valley(let, *, descend=gradient_descent):
    """Along an eigenvector of the largest eigenvalue lam of a quadratic, the steps of
    x - eta grad f(x + rho grad f(x)/|grad f(x)|) approach, at the rate of gradient descent, not
    the minimizer but a bounce between two points, eta lam rho/(2 - eta lam) from it.
    """
    d = let(choices((1, 2, 50)))
    Q = let(rotations(d))
    curvatures = np.append(2, let(vectors(d - 1, 1 / 8, 2))) * let(reals(1 / 4, 2))
    rho = let(log_reals(1 / 64, 4))
    eta = let(reals(1 / 16, 1)) / curvatures[0]
    start = let(reals(1 / 64, 4)) * np.eye(1, d, dtype=int)[0]

    def slope(x):
        return reflected(Q, curvatures * reflected(Q, x, inverse=True))

    def ahead(x):
        g = slope(x)
        return slope(x + g * (rho / norm(g)))

    times = np.array([1, 2, 3, 8])
    sizes = norm(descend(ahead, reflected(Q, start), eta, steps=8), axis=1)
    step = eta * curvatures[0]
    off = np.abs(sizes - step * rho / (2 - step))
    return dict(eta=eta, lam=curvatures[0], t=times, d_0=off[0], d_t=off[times])
