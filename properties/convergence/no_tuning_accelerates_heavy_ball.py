"""Heavy ball with any tuning that is fast on quadratics: elsewhere it does not converge."""

import numpy as np
from numpy.linalg import norm

from theorycheck import claim, symbol
from theorycheck.notation import L, mu
from theorycheck.optimization import heavy_ball
from theorycheck.strategies import log_reals, log_sizes, reals
from theorycheck.strategies.polygons import circling, wheel

rate = symbol("rate", "factor of a step in the long run, on the worst quadratic", positive=True)
d_0 = symbol("d_0", "distance to the minimizer at the start", nonnegative=True)
d_T = symbol("d_T", "distance after T steps, on a function for this tuning", nonnegative=True)


@claim(
    source="Goujaud, Taylor & Dieuleveut 2025 (a rate of 1 - O(mu/L)); the constant 17, for mu/L "
    "from 1/1000 on, numerically here",
    assume=[rate <= 1 - 17 * mu / L, 1000 * mu >= L],
    then=d_T >= d_0,
    sharp=True,
    needs=[rate <= 1 - 17 * mu / L],
)
def no_tuning_accelerates_heavy_ball(let, *, descend=heavy_ball):
    """If a step size and a momentum contract all quadratics faster than by 1 - 17 mu/L, then some
    mu-strongly convex, L-smooth function of two variables is never minimized.
    """
    L = let(reals(1 / 4, 4))
    k = let(log_reals(1 / 999, 1 / 50))
    mu = k * L
    least = (1 - np.sqrt(k)) / (1 + np.sqrt(k))
    b = (least + (1 - least) * let(reals(1 / 64, 1))) ** 2
    share = let(reals(-2 / 9, 11 / 9))
    low, high = (1 - np.sqrt(b)) ** 2 / mu, (1 + np.sqrt(b)) ** 2 / L
    eta = low + share * (high - low)
    T = let(log_sizes(1, 32))
    traces = np.abs(1 + b - eta * np.stack([mu, L]))
    roots = (traces + np.sqrt(np.maximum(traces**2 - 4 * b, 0 * k))) / 2
    cosines = [np.cos(2 * np.arccos(0 * L - 1) / K) for K in range(3, 17)]
    K = 3 + np.argmin(np.array([circling(c, k, eta * mu, b) for c in cosines]))
    f, (before, start) = wheel(int(K), mu, L, eta, b)
    path = descend(f.gradient, start, eta, steps=T, momentum=b, before=before)
    d_0, d_T = norm(start), norm(path[-1])
    return dict(L=L, mu=mu, rate=np.maximum(np.max(roots), np.sqrt(b)), d_0=d_0, d_T=d_T)
