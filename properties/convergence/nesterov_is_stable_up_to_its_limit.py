"""Nesterov's method on quadratics: the largest step size at which it doesn't diverge."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.notation import L, eta
from theorycheck.optimization import nesterov, spectral_radius
from theorycheck.strategies import quadratics, reals
from theorycheck.strategies.arrays import reflected

beta = symbol("beta", "momentum, less than 1", nonnegative=True)
radius = symbol("radius", "spectral radius of the iteration, above 1 if it diverges", real=True)


@claim(
    source="derived here from the roots; as the edge of stability, Cohen et al. 2021, appendix B",
    assume=[eta * L * (1 + 2 * beta) <= 2 * (1 + beta)],
    then=radius <= 1,
    sharp=True,
    needs=[eta * L * (1 + 2 * beta) <= 2 * (1 + beta)],
)
def nesterov_is_stable_up_to_its_limit(let, *, descend=nesterov):
    """With momentum beta, Nesterov's method is stable up to steps of 2 (1 + beta)/((1 + 2 beta) L).

    Along an axis of curvature h, the iterates obey a recurrence with the roots of
    z^2 - (1 + beta)(1 - eta h) z + beta (1 - eta h); at the limit, one is -1 where h = L.
    """
    f = let(quadratics(dim=(1, 8)))
    beta = let(reals(1 / 16, 3 / 4))
    share = let(reals(1 / 4, 5 / 4))
    eta = share * 2 * (1 + beta) / ((1 + 2 * beta) * f.L)
    x_0 = f.argmin + reflected(f.rotation, np.ones(f.dim, dtype=int))
    path = descend(f.gradient, x_0, eta, steps=3, momentum=beta)
    modes = reflected(f.rotation, path - f.argmin, inverse=True)
    return dict(L=f.L, eta=eta, beta=beta, radius=spectral_radius(modes))
