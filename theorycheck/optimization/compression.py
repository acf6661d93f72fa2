"""Gradient descent of workers that send few numbers: compressed corrections of what was sent."""

from collections.abc import Callable

import numpy as np

from theorycheck.optimization.iteration import Array, Schedule, leading_path, schedule


def error_feedback(
    gradient: Callable[[Array], Array],
    x_0: Array,
    step_size: Schedule,
    *,
    steps: int,
    compress: Callable[[Array], Array],
) -> Array:
    """x_{t+1} = x_t - step_size mean(g_t), g_{t+1} = g_t + compress(gradient(x_{t+1}) - g_t).

    EF21 (Richtarik, Sokolov & Fatkhullin 2021) with g_0 = compress(gradient(x_0)); `gradient` gives
    that of each worker, (workers, d), at a point (d,), and `compress` acts on the last axis.
    """
    eta = schedule(step_size, steps)

    def step(state: tuple[Array, Array], t: int) -> tuple[Array, Array]:
        x, sent = state
        after = x - eta(t) * np.sum(sent, axis=0) / len(sent)
        return after, sent + compress(gradient(after) - sent)

    return leading_path(step, (np.asarray(x_0), compress(gradient(x_0))), steps)
