"""Methods that solve equations: Kaczmarz's for linear ones, Newton's for a vanishing gradient."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from theorycheck.arithmetic.linear_algebra import solve
from theorycheck.optimization.iteration import Array, path


def kaczmarz(A: Array, b: Array, x_0: Array, *, order: Sequence[Any] | Array) -> Array:
    """Project x_t onto the solutions of equation order[t] of A x = b; a row of 0 moves nothing.

    A has shape (n, d), b (n,); an entry of `order` may hold one index per trial, and points and
    paths are as in `optimizers` (Kaczmarz 1937, in random order Strohmer & Vershynin 2009).
    """

    def step(x: Array, t: int) -> Array:
        row, target = A[order[t]], b[order[t]]
        size = np.sum(row * row, axis=-1)
        missing = (target - np.sum(row * x, axis=-1)) / np.where(size > 0, size, 1)
        return x + missing[..., None] * row

    return path(step, x_0, len(order))


def newton(
    gradient: Callable[[Array], Array],
    hessian: Callable[[Array], Array],
    x_0: Array,
    *,
    steps: int,
) -> Array:
    """x_{t+1} = x_t - hessian(x_t)^-1 gradient(x_t), whose Hessians are positive definite."""
    return path(lambda x, _: x - solve(hessian(x), gradient(x)[..., None])[..., 0], x_0, steps)
