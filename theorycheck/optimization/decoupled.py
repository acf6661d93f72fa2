"""Methods whose weight decay is decoupled from the gradient: Lion, AdamW, Muon.

Each shrinks the point by 1 - step_size weight_decay and moves it by a direction of bounded size;
points, paths, step sizes and `order` are as in `online`.
"""

from typing import Any

import numpy as np

from theorycheck.optimization.iteration import Array, Number, Schedule
from theorycheck.optimization.online import Gradient, Order, adam_direction, rounds_along
from theorycheck.optimization.steepest import polar_factor


def lion(
    gradient: Gradient,
    x_0: Array,
    step_size: Schedule,
    *,
    steps: int | None = None,
    order: Order | None = None,
    beta_1: Number = 0.9,
    beta_2: Number = 0.99,
    weight_decay: Number = 0,
) -> Array:
    """x_{t+1} = (1 - step_size weight_decay) x_t - step_size sign(beta_1 m_t + (1 - beta_1) g_t).

    m_{t+1} = beta_2 m_t + (1 - beta_2) g_t from m_0 = 0 (Chen et al. 2023, Algorithm 2).
    """

    def direction(g: Array, m: Array, _: int) -> tuple[Array, Array]:
        return np.sign(beta_1 * m + (1 - beta_1) * g), beta_2 * m + (1 - beta_2) * g

    given: Any = dict(steps=steps, order=order, weight_decay=weight_decay, memory=0 * x_0)
    return rounds_along(gradient, x_0, step_size, **given, direction=direction)


def adamw(
    gradient: Gradient,
    x_0: Array,
    step_size: Schedule,
    *,
    steps: int | None = None,
    order: Order | None = None,
    beta_1: Number = 0.9,
    beta_2: Number = 0.999,
    epsilon: Number = 1e-8,
    weight_decay: Number = 0.01,
) -> Array:
    """x_{t+1} = (1 - step_size weight_decay) x_t - step_size m_t / (sqrt(v_t) + epsilon).

    m_t and v_t are the corrected moments of Adam (Loshchilov & Hutter 2019, Algorithm 2, whose
    step size there multiplies the decay too, as in the libraries); 0/0 = 0.
    """
    given: Any = adam_direction(x_0, beta_1, beta_2, epsilon)
    given |= dict(steps=steps, order=order, weight_decay=weight_decay)
    return rounds_along(gradient, x_0, step_size, **given)


def muon(
    gradient: Gradient,
    x_0: Array,
    step_size: Schedule,
    *,
    steps: int | None = None,
    order: Order | None = None,
    momentum: Number = 0.95,
    weight_decay: Number = 0,
) -> Array:
    """X_{t+1} = (1 - step_size weight_decay) X_t - step_size polar_factor(B_t).

    B_t = momentum B_{t-1} + G_t (Jordan et al. 2024, with its orthogonalization carried out to the
    end and without their look-ahead); matrices are the last two axes, in float64 only.
    """

    def direction(g: Array, b: Array, _: int) -> tuple[Array, Array]:
        b = momentum * b + g
        return polar_factor(b), b

    given: Any = dict(steps=steps, order=order, weight_decay=weight_decay, memory=0 * x_0)
    return rounds_along(gradient, x_0, step_size, **given, direction=direction)
