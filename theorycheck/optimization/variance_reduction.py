"""Stochastic gradients of a finite sum whose noise vanishes: anchored, or from remembered ones."""

from collections.abc import Callable

import numpy as np

from theorycheck.optimization.iteration import Array, Number, leading_path, path
from theorycheck.optimization.online import Order

TermGradient = Callable[[Array, Array], Array]


def svrg_epoch(
    gradient: TermGradient,
    anchor: Array,
    step_size: Number,
    *,
    order: Order,
    terms: int,
    start: Array | None = None,
) -> Array:
    """x_{t+1} = x_t - step_size (g(x_t, i) - g(anchor, i) + mean_j g(anchor, j)), i = order[t].

    One epoch of Johnson & Zhang 2013, from x_0 = anchor, or what is left of it from `start`;
    `gradient(x, i)` is that of one of `terms` terms, where i may hold one index per trial.
    """
    anchor = np.asarray(anchor)
    whole = np.sum(_each(gradient, anchor, terms), axis=0) / terms

    def step(x: Array, t: int) -> Array:
        i = np.asarray(order[t])
        return x - step_size * (gradient(x, i) - gradient(anchor, i) + whole)

    return path(step, anchor if start is None else start, len(order))


def saga(
    gradient: TermGradient, x_0: Array, step_size: Number, *, order: Order, terms: int
) -> Array:
    """x_{t+1} = x_t - step_size (g(x_t, i) - memory_i + mean_j memory_j), i = order[t].

    The memory (terms, ..., d) begins with all gradients at x_0, and then keeps that of each term
    where it was last asked for (Defazio, Bach & Lacoste-Julien 2014, without a proximal step).
    """
    x_0 = np.asarray(x_0)
    names = np.arange(terms).reshape(-1, *[1] * x_0.ndim)

    def step(state: tuple[Array, Array], t: int) -> tuple[Array, Array]:
        x, memory = state
        i = np.asarray(order[t])
        new, chosen = gradient(x, i), names == i[..., None]
        kept = np.sum(np.where(chosen, memory, 0 * memory), axis=0)
        after = x - step_size * (new - kept + np.sum(memory, axis=0) / terms)
        return after, np.where(chosen, new, memory)

    return leading_path(step, (x_0, _each(gradient, x_0, terms)), len(order))


def _each(gradient: TermGradient, x: Array, terms: int) -> Array:
    trials = x.shape[:-1]
    return np.stack([gradient(x, np.full(trials, term)) for term in range(terms)])
