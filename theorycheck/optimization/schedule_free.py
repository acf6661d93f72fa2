"""Schedule-free stochastic gradients: an average of the path in the place of a schedule."""

import numpy as np

from theorycheck.optimization.iteration import Array, Number, Schedule, leading_path, schedule
from theorycheck.optimization.online import Gradient, Order, read_gradient


def schedule_free(
    gradient: Gradient,
    x_0: Array,
    step_size: Schedule,
    *,
    steps: int | None = None,
    order: Order | None = None,
    beta_1: Number = 0.9,
) -> Array:
    """x_{t+1} = x_t + (z_{t+1} - x_t) / (t + 2) with z_{t+1} = z_t - step_size gradient(y_t).

    y_t = (1 - beta_1) z_t + beta_1 x_t, and z_0 = x_0: x_t is the mean of z_0, ..., z_t (Defazio
    et al. 2024, equations 3 to 5, whose first index is 1). Points, paths and step sizes are as in
    `online`.
    """
    slope, count = read_gradient(gradient, steps, order)
    eta = schedule(step_size, count)

    def step(state: tuple[Array, Array], t: int) -> tuple[Array, Array]:
        x, z = state
        z = z - eta(t) * slope((1 - beta_1) * z + beta_1 * x, t)
        return x + (z - x) / (t + 2), z

    return leading_path(step, (np.asarray(x_0), np.asarray(x_0)), count)
