"""Accelerated methods whose worst cases are known exactly: one for gradients, two for distances.

Points, paths and arithmetic are as in `optimizers`; `step_size` is 1/L, a number or one per trial.
"""

from collections.abc import Callable
from itertools import accumulate

import numpy as np

from theorycheck.optimization.iteration import (
    Array,
    Number,
    Schedule,
    leading_path,
    one_like,
    optimized_weights,
    schedule,
)

Gradient = Callable[[Array], Array]


def optimized_gradient_method_for_gradients(
    gradient: Gradient, x_0: Array, step_size: Schedule, *, steps: int
) -> Array:
    """Run OGM-G (Kim & Fessler 2021, section 6.3), whose last gradient is the smallest at 1/L.

    Its weights are those of `optimized_gradient_method`, from the last to the first.
    """
    eta = schedule(step_size, steps)
    theta = optimized_weights(steps, one_like(x_0, eta(0)))[::-1]

    def step(state: tuple[Array, Array], t: int) -> tuple[Array, Array]:
        x, y = state
        after = x - eta(t) * gradient(x)
        ahead = (2 * theta[t + 1] - 1) / (2 * theta[t] - 1)
        push = (theta[t] - 1) / theta[t] * (after - y) + (after - x)
        return after + ahead * push, after

    return leading_path(step, (x_0, x_0), steps)


def triple_momentum(
    gradient: Gradient, x_0: Array, step_size: Number, *, steps: int, mu: Number
) -> Array:
    """Run the method of Van Scoy, Freeman & Lynch 2018 with step_size 1/L, and return its outputs.

    z_{t+1} = (1 + beta) z_t - beta z_{t-1} - alpha gradient(y_t), y_t = (1 + gamma) z_t -
    gamma z_{t-1} and the output x_t = (1 + delta) z_t - delta z_{t-1}, with the constants of their
    equation 2 for the rate rho = 1 - sqrt(mu / L).
    """
    rho = 1 - np.sqrt(np.asarray(mu * step_size))
    beta = rho**2 / (2 - rho)
    ahead, delta = beta / (1 + rho), rho**2 / (1 - rho**2)

    def step(state: tuple[Array, Array, Array], _: int) -> tuple[Array, Array, Array]:
        _x, z, before = state
        slope = gradient(z + ahead * (z - before))
        after = z + beta * (z - before) - (1 + rho) * step_size * slope
        return after + delta * (after - z), after, z

    return leading_path(step, (x_0, x_0, x_0), steps)


def exact_method_weights(q: Number, steps: int) -> list[Number]:
    """Give A_0 = 0, ..., A_steps of `information_theoretic_exact_method` at q = mu / L below 1."""

    def after(a: Number, _: int) -> Number:
        root = np.sqrt(1 + a) * np.sqrt(1 + q * a)
        return ((1 + q) * a + 2 * (1 + root)) / (1 - q) ** 2

    return list(accumulate(range(steps), after, initial=0 * q))


def information_theoretic_exact_method(
    gradient: Gradient, x_0: Array, step_size: Number, *, steps: int, mu: Number
) -> Array:
    """Run ITEM (Taylor & Drori 2023) with step_size 1/L and mu below L, and return z_0, z_1, ...

    No method of gradients ends nearer to the minimizer in the worst case (Drori & Taylor 2022).
    """
    q = mu * step_size
    A = exact_method_weights(q, steps)

    def step(state: tuple[Array, Array], t: int) -> tuple[Array, Array]:
        z, x = state
        delta = ((1 - q) ** 2 * A[t + 1] - (1 + q) * A[t]) / (2 * (1 + q + q * A[t]))
        y = z + A[t] / ((1 - q) * A[t + 1]) * (x - z)
        slope = step_size * gradient(y)
        return z + q * delta * (y - z) - delta * slope, y - slope

    return leading_path(step, (x_0, x_0), steps)
