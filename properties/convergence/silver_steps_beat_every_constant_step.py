"""Gradient descent on smooth convex functions: silver step sizes against constant ones."""

import numpy as np
from numpy.linalg import norm

from theorycheck import claim, symbol
from theorycheck.optimization import gradient_descent, silver_step_sizes
from theorycheck.strategies import log_reals, log_sizes
from theorycheck.strategies.arrays import points
from theorycheck.strategies.function_classes import convex_functions

f_silver = symbol("f_silver", "gap after T silver steps, on any function", nonnegative=True)
f_constant = symbol(
    "f_constant",
    "larger gap after T equal steps on a parabola and on a Huber function of the same smoothness, "
    "from the same distance",
    nonnegative=True,
)


@claim(
    source="from 255 steps on by Altschuler & Parrilo 2023, Theorem 1.1; for fewer a conjecture",
    then=f_silver <= f_constant,
)
def silver_steps_beat_every_constant_step(let, *, descend=gradient_descent):
    """After T = 2^k - 1 >= 7 steps (below 255, as conjectured), whatever constant step is taken
    has the larger worst gap.
    """
    f = let(convex_functions(enveloped=False))
    x_0 = let(points(f.dim, 2))
    k = let(log_sizes(3, 8))
    step = 2 - let(log_reals(1 / 128, 2))
    T, R = 2**k - 1, norm(x_0 - f.argmin)
    silver = descend(f.gradient, x_0, silver_step_sizes(f.L, T), steps=T)[-1]
    width = R / (2 * T * step + 1)

    def huber_slope(x):
        return f.L * np.minimum(x, width)

    start, eta = np.array([R]), step / f.L
    parabola = f.L * descend(lambda x: f.L * x, start, eta, steps=T)[-1, 0] ** 2 / 2
    x = descend(huber_slope, start, eta, steps=T)[-1, 0]
    huber = f.L * np.minimum(x, width) * (x - np.minimum(x, width) / 2)
    return dict(f_silver=f(silver), f_constant=np.maximum(parabola, huber))
