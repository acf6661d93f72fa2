"""First-order methods as plain functions of a gradient; each returns its whole path on axis 0.

A point is an array of shape (..., d) whose leading axes are independent trials; a path has shape
(steps + 1, ..., d) and starts with x_0. Only + - * /, sums, comparisons and square roots are used,
so every method also runs on object arrays of exact numbers.

A step size is a number (or an array that broadcasts against the point: one per trial has shape
(trials, 1)), a one-dimensional sequence with one entry per step, or a function of t = 0, 1, ...
"""

from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Any, TypeAlias, TypeVar, overload

import numpy as np

from theorycheck.optimization.geometry import entropic_step
from theorycheck.optimization.iteration import (
    Array,
    Number,
    Schedule,
    fista_momentum,
    leading_path,
    one_like,
    optimized_weights,
    path,
    schedule,
)
from theorycheck.optimization.quadratics import Meanings, QuadraticGradient
from theorycheck.optimization.quadratics_in_blocks import descend_in_blocks
from theorycheck.optimization.watching import Watch, keep, read_watch

Gradient: TypeAlias = Callable[[Array], Array]
Proximal: TypeAlias = Callable[[Array, Number], Array]
Projection: TypeAlias = Callable[[Array], Array]
Point = TypeVar("Point", Array, tuple[Array, ...])


@overload
def gradient_descent(
    gradient: Callable[[Point], Point], x_0: Point, step_size: Schedule, *, steps: int
) -> Point: ...


@overload
def gradient_descent(
    gradient: Callable[[Point], Point],
    x_0: Point,
    step_size: Schedule,
    *,
    steps: int,
    watch: Watch,
) -> Any: ...


def gradient_descent(
    gradient: Callable[[Point], Point],
    x_0: Point,
    step_size: Schedule,
    *,
    steps: int,
    watch: Watch = None,
) -> Any:
    """x_{t+1} = x_t - step_size gradient(x_t).

    The point may be a tuple of arrays, such as the layers (W1, W2) of a network: the gradient then
    takes and returns such a tuple, and the path is the tuple of the stacked paths.
    With `watch`, its values along the path are stacked instead: watch=f keeps only the losses, and
    watch="end" only the last point, without axis 0. A `QuadraticGradient` knows its "loss" and its
    "squared_distance" to the argmin, each of shape (steps + 1, ...); a batch of those in float64,
    watched by name or not at all, runs in blocks of trials (`quadratics_in_blocks`).
    """
    eta = schedule(step_size, steps)
    known: Meanings = gradient.watched if isinstance(gradient, QuadraticGradient) else {}
    keeping = read_watch(watch, **known)
    if isinstance(gradient, QuadraticGradient) and not callable(watch):
        kept = descend_in_blocks(gradient, x_0, eta, steps=steps, watch=watch)
        if kept is not None:
            return kept

    def step(x: Any, t: int) -> Any:
        g: Any = gradient(x)
        if isinstance(x, tuple):
            return tuple(layer - eta(t) * slope for layer, slope in zip(x, g, strict=True))
        return x - eta(t) * g

    points: Any = accumulate(range(steps), step, initial=x_0)
    return keep(points, keeping)


def heavy_ball(
    gradient: Gradient,
    x_0: Array,
    step_size: Schedule,
    *,
    steps: int,
    momentum: Schedule,
    before: Array | None = None,
) -> Array:
    """x_{t+1} = x_t - step_size gradient(x_t) + momentum (x_t - x_{t-1}), x_{-1} = x_0 or `before`.

    Polyak 1964; `iteration.heavy_ball_parameters` gives his step size and momentum.
    """
    eta, beta = schedule(step_size, steps), schedule(momentum, steps)

    def step(state: tuple[Array, Array], t: int) -> tuple[Array, Array]:
        x, before = state
        return x - eta(t) * gradient(x) + beta(t) * (x - before), x

    return leading_path(step, (x_0, x_0 if before is None else before), steps)


def nesterov(
    gradient: Gradient,
    x_0: Array,
    step_size: Schedule,
    *,
    steps: int,
    momentum: Schedule | None = None,
    proximal: Proximal | None = None,
) -> Array:
    """x_{t+1} = y_t - step_size gradient(y_t), y_{t+1} = x_{t+1} + momentum (x_{t+1} - x_t).

    By default the convex momentum of Nesterov 1983, with a `proximal` map FISTA (Beck & Teboulle
    2009); the constant for strong convexity is `iteration.nesterov_momentum(mu, L)`.
    """
    eta = schedule(step_size, steps)
    exact = fista_momentum(steps, one_like(x_0, eta(0))) if momentum is None else momentum
    beta = schedule(exact, steps)

    def step(state: tuple[Array, Array], t: int) -> tuple[Array, Array]:
        x, y = state
        after = y - eta(t) * gradient(y)
        after = proximal(after, eta(t)) if proximal else after
        return after, after + beta(t) * (after - x)

    return leading_path(step, (x_0, x_0), steps)


def optimized_gradient_method(
    gradient: Gradient, x_0: Array, step_size: Schedule, *, steps: int
) -> Array:
    """Run OGM1 of Kim & Fessler 2016, whose last iterate is worst-case optimal at step 1/L."""
    eta = schedule(step_size, steps)
    theta = optimized_weights(steps, one_like(x_0, eta(0)))

    def step(state: tuple[Array, Array], t: int) -> tuple[Array, Array]:
        x, y = state
        after = x - eta(t) * gradient(x)
        push = (theta[t] - 1) * (after - y) + theta[t] * (after - x)
        return after + push / theta[t + 1], after

    return leading_path(step, (x_0, x_0), steps)


def proximal_gradient(
    gradient: Gradient, proximal: Proximal, x_0: Array, step_size: Schedule, *, steps: int
) -> Array:
    """x_{t+1} = proximal(x_t - step_size gradient(x_t), step_size), also known as ISTA."""
    eta = schedule(step_size, steps)
    return path(lambda x, t: proximal(x - eta(t) * gradient(x), eta(t)), x_0, steps)


def proximal_point(proximal: Proximal, x_0: Array, step_size: Schedule, *, steps: int) -> Array:
    """x_{t+1} = proximal(x_t, step_size) = argmin_x f(x) + |x - x_t|^2 / (2 step_size)."""
    eta = schedule(step_size, steps)
    return path(lambda x, t: proximal(x, eta(t)), x_0, steps)


def projected_gradient(
    gradient: Gradient, project: Projection, x_0: Array, step_size: Schedule, *, steps: int
) -> Array:
    """x_{t+1} = project(x_t - step_size gradient(x_t))."""
    return proximal_gradient(gradient, lambda x, _: project(x), x_0, step_size, steps=steps)


def subgradient_method(
    subgradient: Gradient, x_0: Array, step_size: Schedule, *, steps: int
) -> Array:
    """x_{t+1} = x_t - step_size g_t with any subgradient g_t of f at x_t."""
    return gradient_descent(subgradient, x_0, step_size, steps=steps)


def polyak_subgradient_method(
    value: Callable[[Array], Number],
    subgradient: Gradient,
    x_0: Array,
    *,
    steps: int,
    minimum: Number = 0,
) -> Array:
    """x_{t+1} = x_t - (value(x_t) - minimum) / |g_t|^2 g_t (Polyak 1969), or x_t where g_t is 0."""

    def step(x: Array, _: int) -> Array:
        g = subgradient(x)
        size = np.sum(g * g, axis=-1, keepdims=True)
        return x - np.asarray(value(x) - minimum)[..., None] * g / np.where(size > 0, size, 1)

    return path(step, x_0, steps)


def coordinate_descent(
    gradient: Gradient, x_0: Array, step_size: Schedule, *, order: Sequence[Any] | Array
) -> Array:
    """Move only coordinate order[t] at step t, where order[t] may be one index per trial."""
    eta, coordinates = schedule(step_size, len(order)), np.arange(np.shape(x_0)[-1])

    def step(x: Array, t: int) -> Array:
        chosen = coordinates == np.asarray(order[t])[..., None]
        return np.where(chosen, x - eta(t) * gradient(x), x)

    return path(step, x_0, len(order))


def mirror_descent(
    gradient: Gradient,
    x_0: Array,
    step_size: Schedule,
    *,
    steps: int,
    mirror_step: Callable[[Array, Array], Array] = entropic_step,
) -> Array:
    """x_{t+1} = mirror_step(x_t, step_size gradient(x_t)), by default on the simplex by entropy."""
    eta = schedule(step_size, steps)
    return path(lambda x, t: mirror_step(x, eta(t) * gradient(x)), x_0, steps)


def frank_wolfe(
    gradient: Gradient,
    linear_minimizer: Callable[[Array], Array],
    x_0: Array,
    step_size: Schedule | None = None,
    *,
    steps: int,
) -> Array:
    """Go from x_t towards linear_minimizer(gradient(x_t)) by step_size, by default 2/(t + 2)."""
    two = 2 * one_like(x_0)
    eta = schedule((lambda t: two / (t + 2)) if step_size is None else step_size, steps)
    return path(lambda x, t: x + eta(t) * (linear_minimizer(gradient(x)) - x), x_0, steps)
