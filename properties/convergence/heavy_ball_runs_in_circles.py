"""Heavy ball on smooth, strongly convex functions of the plane: it may run in a circle for ever."""

import numpy as np
from sympy import Eq

from theorycheck import claim, symbol
from theorycheck.notation import L, eta, mu
from theorycheck.optimization import heavy_ball
from theorycheck.strategies import log_reals, log_sizes, reals, sizes
from theorycheck.strategies.polygons import circling, turns, wheel

b = symbol("b", "momentum", nonnegative=True)
c = symbol("c", "cosine of a full turn over K")
x_t = symbol("x_t", "iterates, coordinate by coordinate")
x_later = symbol("x_later", "those K steps later")


@claim(
    source="Goujaud, Taylor & Dieuleveut 2025, Provable non-accelerations of the heavy-ball method",
    assume=[circling(c, mu / L, eta * mu, b) <= 0, eta <= 2 * (1 + b) / L],
    then=Eq(x_later, x_t),
)
def heavy_ball_runs_in_circles(let, *, descend=heavy_ball):
    """Where a quadratic in eta mu is not positive, K points on a circle repeat themselves for ever.

    The function is curved by mu, and by L away from a regular polygon, whose vertices are those
    points turned and shrunk so that the gradients at them are what the steps need.
    """
    K = let(sizes(3, 12))
    rounds = let(log_sizes(1, 16))
    L = let(reals(1 / 4, 4))
    mu = L * let(log_reals(1 / 4096, 1 / 8))
    c = turns(K, 0 * L)[0][1]
    least = np.maximum(c, 0 * L)
    b = least + (1 - least) * let(reals(1 / 64, 1))
    share = let(reals(-1 / 8, 9 / 8))
    k = mu / L
    middle, product = b - c + k * (1 - b * c), 2 * k * (1 - c) * (1 + b**2 - 2 * b * c)
    root = np.sqrt(np.maximum(middle**2 - product, 0 * k))
    low, high = product / (middle + root), np.minimum(middle + root, 2 * (1 + b) * k)
    eta = (low + share * (high - low)) / mu
    f, (before, start) = wheel(K, mu, L, eta, b)
    path = descend(f.gradient, start, eta, steps=K * rounds, momentum=b, before=before)
    return dict(L=L, mu=mu, eta=eta, b=b, c=c, x_t=path[:-K], x_later=path[K:])
