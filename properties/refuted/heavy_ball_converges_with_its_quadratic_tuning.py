"""Heavy ball tuned for quadratics, on a strongly convex function whose curvature jumps."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.optimization import heavy_ball
from theorycheck.strategies import reals

d_0 = symbol("d_0", "distance to the minimizer at the start", nonnegative=True)
d_60 = symbol("d_60", "largest of the distances after 58, 59 and 60 steps", nonnegative=True)


def slope(x):
    """Return f' of a function with minimizer 0 and curvature 25, 1 and 25 again, from 2 on."""
    return np.where(x < 1, 25 * x, np.where(x < 2, x + 24, 25 * x - 24))


@claim(
    source="Polyak 1964, whose theorem is local, read globally; at mu = 1 and L = 25",
    then=d_60 <= d_0 / 2,
    refuted_by="Lessard, Recht & Packard 2016, section 4.6",
)
def heavy_ball_converges_with_its_quadratic_tuning(let, *, descend=heavy_ball):
    """With the tuning that is best on quadratics, 60 steps at least halve the distance to x*.

    The step size is 4/(sqrt L + sqrt mu)^2 = 1/9 and the momentum (4/6)^2 = 4/9. The iterates run
    into the cycle 792/1225, -2208/1225, 2592/1225.
    """
    x_0 = let(reals(1, 4))
    one = 1 + 0 * x_0
    path = descend(slope, x_0 * np.ones(1, dtype=int), one / 9, steps=60, momentum=one * 4 / 9)
    distance = np.abs(path[:, 0])
    return dict(d_60=np.max(distance[58:]), d_0=distance[0])
