"""Gradient descent in x and ascent in y at once, on the simplest convex-concave game."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import log_reals, vectors

d_0 = symbol("d_0", "distance to the saddle point at the start", nonnegative=True)
d_T = symbol("d_T", "distance after 20 steps", nonnegative=True)


@claim(
    source="folklore, of steps that are small enough",
    then=d_T <= d_0,
    witness=dict(z_0=np.array([1.0, 0.0]), eta=0.5),
    refuted_by="Daskalakis et al. 2018; each step multiplies the distance by sqrt(1 + eta^2)",
)
def gradient_descent_ascent_converges(let, *, descend=gradient_descent):
    """On min over x, max over y of x y, small steps bring (x, y) nearer to (0, 0)."""
    z_0 = let(vectors(2))
    eta = let(log_reals(1 / 256, 1 / 2))
    path = descend(lambda z: np.stack([z[1], -z[0]]), z_0, eta, steps=20)
    d_0, d_T = np.sqrt(np.sum(path[[0, -1]] ** 2, axis=1))
    return dict(d_0=d_0, d_T=d_T)
