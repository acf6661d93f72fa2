"""Second moments along random affine steps, exactly and at any length: no path is sampled."""

from collections.abc import Callable

import numpy as np

from theorycheck.optimization.iteration import Array, path


def affine_steps(step: Callable[[Array, Array], Array], terms: int, start: Array) -> Array:
    """Give the matrices of x -> step(x, i) for every term i, on (x, 1); (terms, d + 1, d + 1).

    `step` moves points (trials, d) with one term for each, and must be affine in them; it is
    asked where x is `start` (d,), and one unit further along each axis.
    """
    d = len(start)
    frame = start + np.concatenate([np.zeros((1, d), dtype=int), np.eye(d, dtype=int)])
    ends = step(np.tile(frame, (terms, 1)), np.repeat(np.arange(terms), d + 1))
    ends = ends.reshape(terms, d + 1, d)
    linear = (ends[:, 1:] - ends[:, :1]).mT
    constant = ends[:, 0, :, None] - linear @ start[:, None]
    bottom = np.broadcast_to(np.eye(1, d + 1, d, dtype=int), (terms, 1, d + 1))
    return np.concatenate([np.concatenate([linear, constant], axis=2), bottom], axis=1)


def second_moments(maps: Array, z_0: Array, steps: int) -> Array:
    """Give E z_t z_t' for t up to `steps`, where z_{t+1} = B z_t; shape (steps + 1, k, k).

    In every round B is one of `maps` (terms, k, k), each as likely as the others.
    """
    terms, k, _ = maps.shape
    pairs = np.sum(maps[:, :, None, :, None] * maps[:, None, :, None, :], axis=0) / terms
    pairs = pairs.reshape(k * k, k * k)
    found = path(lambda m, _: pairs @ m, np.outer(z_0, z_0).reshape(-1), steps)
    return found.reshape(steps + 1, k, k)


def with_sums(maps: Array) -> Array:
    """Give the matrices on (x, s, 1) of steps on (x, 1), where s sums the points before the step.

    Shape (terms, 2 d + 1, 2 d + 1).
    """
    terms, k, _ = maps.shape
    d = k - 1
    wide = np.zeros((terms, 2 * d + 1, 2 * d + 1), dtype=maps.dtype)
    wide[:, :d, :d], wide[:, :d, -1] = maps[:, :d, :d], maps[:, :d, -1]
    wide[:, d:-1, :d] = wide[:, d:-1, d:-1] = np.eye(d, dtype=int)
    wide[:, -1, -1] = 1
    return wide
