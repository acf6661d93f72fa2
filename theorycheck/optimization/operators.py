"""Methods on operators: fixed points of nonexpansive ones, zeros of monotone ones as in games.

Points, paths and step sizes are as in `optimizers`; an operator maps points to points.
"""

from collections.abc import Callable
from typing import TypeAlias

from theorycheck.optimization.iteration import Array, Number, Schedule, path, schedule

Operator: TypeAlias = Callable[[Array], Array]


def krasnoselskii_mann(operator: Operator, x_0: Array, step_size: Schedule, *, steps: int) -> Array:
    """x_{t+1} = x_t + step_size (operator(x_t) - x_t) (Krasnosel'skii 1955, Mann 1953)."""
    alpha = schedule(step_size, steps)
    return path(lambda x, t: x + alpha(t) * (operator(x) - x), x_0, steps)


def halpern(operator: Operator, x_0: Array, *, steps: int) -> Array:
    """x_{t+1} = x_0 / (t + 2) + (t + 1) / (t + 2) operator(x_t) (Halpern 1967, Lieder 2021)."""
    return path(lambda x, t: (x_0 + (t + 1) * operator(x)) / (t + 2), x_0, steps)


def extragradient(operator: Operator, x_0: Array, step_size: Schedule, *, steps: int) -> Array:
    """x_{t+1} = x_t - step_size operator(x_t - step_size operator(x_t)) (Korpelevich 1976)."""
    eta = schedule(step_size, steps)
    return path(lambda x, t: x - eta(t) * operator(x - eta(t) * operator(x)), x_0, steps)


def fast_extragradient(operator: Operator, x_0: Array, step_size: Number, *, steps: int) -> Array:
    """Extragradient steps from x_t + (x_0 - x_t) / (t + 1), the first shorter by t / (t + 1).

    Lee & Kim 2021 on monotone operators; Yoon & Ryu 2021 anchor so with one step size.
    """

    def step(x: Array, t: int) -> Array:
        anchored = (t * x + x_0) / (t + 1)
        ahead = anchored - step_size * t * operator(x) / (t + 1)
        return anchored - step_size * operator(ahead)

    return path(step, x_0, steps)
