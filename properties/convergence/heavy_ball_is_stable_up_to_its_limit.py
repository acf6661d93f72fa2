"""Heavy ball on quadratics: the largest step size at which it doesn't diverge."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.notation import L, eta
from theorycheck.optimization import heavy_ball, spectral_radius
from theorycheck.strategies import quadratics, reals
from theorycheck.strategies.arrays import reflected

beta = symbol("beta", "momentum, less than 1", nonnegative=True)
radius = symbol("radius", "spectral radius of the iteration, above 1 if it diverges", real=True)


@claim(
    source="Polyak 1964; as the edge of stability with momentum, Cohen et al. 2021",
    assume=[eta * L <= 2 * (1 + beta)],
    then=radius <= 1,
    sharp=True,
    needs=[eta * L <= 2 * (1 + beta)],
)
def heavy_ball_is_stable_up_to_its_limit(let, *, descend=heavy_ball):
    """With momentum beta, heavy ball is stable on quadratics up to steps of 2 (1 + beta)/L.

    Along an axis of curvature h, the iterates obey a recurrence with the roots of
    z^2 - (1 + beta - eta h) z + beta; at the limit, one of them is -1 where h = L.
    """
    f = let(quadratics(dim=(1, 8)))
    beta = let(reals(1 / 16, 3 / 4))
    share = let(reals(1 / 4, 5 / 4))
    eta = share * 2 * (1 + beta) / f.L
    x_0 = f.argmin + reflected(f.rotation, np.ones(f.dim, dtype=int))
    path = descend(f.gradient, x_0, eta, steps=3, momentum=beta)
    modes = reflected(f.rotation, path - f.argmin, inverse=True)
    return dict(L=f.L, eta=eta, beta=beta, radius=spectral_radius(modes))
