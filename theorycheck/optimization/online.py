"""Optimizers that may meet a new gradient in every round: stochastic, online and adaptive methods.

Points, paths and step sizes are as in `optimizers`, and so is the call with `steps=`. With
`order=` instead, round t uses gradient(x, order[t]): the gradient of that sample (an entry of
`order` may hold one index per trial), or of what an adversary plays, with order=range(rounds).
"""

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

import numpy as np

from theorycheck.optimization.geometry import squared_norm
from theorycheck.optimization.iteration import (
    Array,
    Number,
    Schedule,
    leading_path,
    one_like,
    path,
    schedule,
)

Order: TypeAlias = Sequence[Any] | Array
Gradient: TypeAlias = Callable[..., Array]
Map: TypeAlias = Callable[[Array], Array]
Memory: TypeAlias = Any
Direction: TypeAlias = Callable[[Array, Memory, int], tuple[Array, Memory]]


def anywhere(x: Array) -> Array:
    """Projection onto the whole space."""
    return x


def read_gradient(
    gradient: Gradient, steps: int | None, order: Order | None
) -> tuple[Callable[[Array, int], Array], int]:
    """Read a gradient and either of `steps` and `order` as (gradient at x in round t, count)."""
    if steps is not None and order is None:
        return lambda x, _: gradient(x), steps
    if order is not None and steps is None:
        return lambda x, t: gradient(x, order[t]), len(order)
    raise ValueError(
        f"steps={steps}, order={order}: give steps= for one gradient(x), "
        "or order= for gradient(x, order[t])."
    )


def rounds_along(
    gradient: Gradient,
    x_0: Array,
    step_size: Schedule,
    *,
    steps: int | None,
    order: Order | None,
    direction: Direction,
    memory: Memory = None,
    project: Map = anywhere,
    weight_decay: Number | None = None,
) -> Array:
    """x_{t+1} = project(x_t - step_size d_t), where d_t, memory = direction(g_t, memory, t).

    With `weight_decay`, x_t first shrinks by 1 - step_size weight_decay.
    """
    slope, count = read_gradient(gradient, steps, order)
    eta = schedule(step_size, count)

    def step(state: tuple[Array, Memory], t: int) -> tuple[Array, Memory]:
        x, memory = state
        move, memory = direction(slope(x, t), memory, t)
        kept = x if weight_decay is None else x - eta(t) * weight_decay * x
        return project(kept - eta(t) * move), memory

    return leading_path(step, (x_0, memory), count)


def stochastic_gradient_descent(
    gradient: Gradient, x_0: Array, step_size: Schedule, *, order: Order, project: Map = anywhere
) -> Array:
    """x_{t+1} = project(x_t - step_size gradient(x_t, order[t]))."""
    eta = schedule(step_size, len(order))
    return path(lambda x, t: project(x - eta(t) * gradient(x, order[t])), x_0, len(order))


def online_gradient_descent(
    gradient: Gradient, x_0: Array, step_size: Schedule, *, rounds: int, project: Map = anywhere
) -> Array:
    """x_{t+1} = project(x_t - step_size gradient(x_t, t)) for t < rounds (Zinkevich 2003)."""
    order = range(rounds)
    return stochastic_gradient_descent(gradient, x_0, step_size, order=order, project=project)


def sign_sgd(
    gradient: Gradient,
    x_0: Array,
    step_size: Schedule,
    *,
    steps: int | None = None,
    order: Order | None = None,
    project: Map = anywhere,
) -> Array:
    """x_{t+1} = project(x_t - step_size sign(g_t)) (Bernstein et al. 2018)."""

    def direction(g: Array, memory: Memory, _: int) -> tuple[Array, Memory]:
        return np.sign(g), memory

    given: Any = dict(steps=steps, order=order, project=project)
    return rounds_along(gradient, x_0, step_size, **given, direction=direction)


def adagrad(
    gradient: Gradient,
    x_0: Array,
    step_size: Schedule,
    *,
    steps: int | None = None,
    order: Order | None = None,
    initial: Number = 0,
    project: Map = anywhere,
    square: Map = np.square,
) -> Array:
    """x_{t+1} = project(x_t - step_size g_t / sqrt(initial + sum_{s<=t} square(g_s))).

    Diagonal, Duchi, Hazan & Singer 2011; a coordinate that never saw a gradient stays.
    """

    def direction(g: Array, total: Array, _: int) -> tuple[Array, Array]:
        total = total + square(g)
        return _ratio(g, np.sqrt(total)), total

    given: Any = dict(steps=steps, order=order, project=project, memory=initial + 0 * square(x_0))
    return rounds_along(gradient, x_0, step_size, **given, direction=direction)


def adagrad_norm(gradient: Gradient, x_0: Array, step_size: Schedule, **options: Any) -> Array:
    """Run AdaGrad with one step size for all coordinates, square(g) = |g|^2 (Ward et al. 2019).

    Takes the options of `adagrad`.
    """
    norms: Any = dict(square=lambda g: squared_norm(g, keepdims=True))
    return adagrad(gradient, x_0, step_size, **{**options, **norms})


def adam(
    gradient: Gradient,
    x_0: Array,
    step_size: Schedule,
    *,
    steps: int | None = None,
    order: Order | None = None,
    beta_1: Number = 0.9,
    beta_2: Number = 0.999,
    epsilon: Number = 1e-8,
    bias_correction: bool = True,
    longest_memory: bool = False,
    project: Map = anywhere,
) -> Array:
    """x_{t+1} = project(x_t - step_size m_t / (sqrt(v_t) + epsilon)) (Kingma & Ba 2015).

    The counterexample of Reddi, Kale & Kumar 2018 has beta_1 = epsilon = 0 without bias correction.
    `longest_memory` divides by the largest v so far (AMSGrad); `project` must be onto a box.
    """
    moments: Any = dict(bias_correction=bias_correction, longest_memory=longest_memory)
    given: Any = adam_direction(x_0, beta_1, beta_2, epsilon, **moments)
    given |= dict(steps=steps, order=order, project=project)
    return rounds_along(gradient, x_0, step_size, **given)


def adam_direction(
    x_0: Array,
    beta_1: Number,
    beta_2: Number,
    epsilon: Number,
    *,
    bias_correction: bool = True,
    longest_memory: bool = False,
) -> dict[str, Any]:
    """Give the direction of Adam and the memory that it begins with, for `rounds_along`."""
    one = one_like(x_0)
    beta_1, beta_2 = one * beta_1, one * beta_2

    def direction(g: Array, moments: Memory, t: int) -> tuple[Array, Memory]:
        m, v, largest = moments
        m = beta_1 * m + (1 - beta_1) * g
        v = beta_2 * v + (1 - beta_2) * g * g
        largest = np.maximum(largest, v) if longest_memory else v
        first, second = (1 - beta ** (t + 1) if bias_correction else 1 for beta in (beta_1, beta_2))
        return _ratio(m / first, np.sqrt(largest / second) + epsilon), (m, v, largest)

    return dict(direction=direction, memory=(0 * x_0,) * 3)


def amsgrad(
    gradient: Gradient, x_0: Array, step_size: Schedule, *, epsilon: Number = 0, **options: Any
) -> Array:
    """Run Adam with the largest second moment so far, uncorrected (Reddi, Kale & Kumar 2018).

    Takes the options of `adam`.
    """
    fixed: Any = dict(epsilon=epsilon, bias_correction=False, longest_memory=True)
    return adam(gradient, x_0, step_size, **{**options, **fixed})


def _ratio(a: Array, b: Array) -> Array:
    """Divide, with 0/0 = 0: no gradient so far, no move."""
    return a / np.where(b == 0, 1, b)
