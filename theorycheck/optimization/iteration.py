"""What every iterative method needs: its path, and its schedules of steps, momenta and samples."""

from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, pairwise, permutations
from typing import Any, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[Any]
Number: TypeAlias = Any  # a float, an exact number, or an array of either
Schedule: TypeAlias = Number | Sequence[Number] | Callable[[int], Number]
State = TypeVar("State")


def stack(points: Iterable[Any]) -> Any:
    """Stack points on a new axis 0; points that are tuples give a tuple of stacks."""
    points = list(points)
    if isinstance(points[0], tuple):
        return tuple(np.stack(layer) for layer in zip(*points, strict=True))
    return np.stack(points)


def path(step: Callable[[Array, int], Array], x_0: Array, steps: int) -> Array:
    """Stack x_0 and the points x_{t+1} = step(x_t, t) on axis 0, shape (steps + 1, ...)."""
    points: Any = accumulate(range(steps), step, initial=x_0)
    return np.stack(list(points))


def leading_path(step: Callable[[State, int], State], state: State, steps: int) -> Array:
    """Stack the first entries of the states, for methods that remember more than their point."""
    states: Any = accumulate(range(steps), step, initial=state)
    return np.stack([point for point, *_ in states])


def schedule(value: Schedule, steps: int) -> Callable[[int], Number]:
    """Read a number, a one-dimensional sequence of `steps` entries or a function as one of t."""
    if callable(value):
        return value
    if np.ndim(value) != 1:
        return lambda _: value
    if len(value) != steps:
        raise ValueError(
            f"{len(value)} entries for {steps} steps: a sequence has one entry per step. "
            "One value per trial has shape (trials, 1), one per coordinate is `lambda t: values`."
        )
    return lambda t: value[t]


def one_like(*values: Number) -> Number:
    """Return the number 1 in the arithmetic of the values, so that constants are exact in it."""
    return 1 + sum(0 * np.asarray(value).flat[0] for value in values)


def spectral_radius(points: Array) -> Number:
    """Give the largest modulus among the roots of the linear recurrence that four points obey.

    The points have shape (4, ...), and every entry a recurrence x_{t+2} = a x_{t+1} - b x_t of its
    own, which it must not obey with one root alone; where it is 0 from the second point on, so is
    the radius.
    """
    x, y, z, w = points
    singular = x * z - y * y
    divisor = np.where(singular == 0, 1, singular)
    total, product = (x * w - y * z) / divisor, (y * w - z * z) / divisor
    spread = np.sqrt(np.maximum(total * total - 4 * product, 0 * product))
    return np.maximum((np.abs(total) + spread) / 2, np.sqrt(np.maximum(product, 0 * product)))


def nesterov_momentum(mu: Number, L: Number) -> Number:
    """Give (sqrt L - sqrt mu) / (sqrt L + sqrt mu) (Nesterov 2004, 2.2.22: strong convexity)."""
    return (np.sqrt(L) - np.sqrt(mu)) / (np.sqrt(L) + np.sqrt(mu))


def heavy_ball_parameters(mu: Number, L: Number) -> tuple[Number, Number]:
    """Give the step size and the momentum that are optimal on quadratics (Polyak 1964)."""
    return 4 / (np.sqrt(L) + np.sqrt(mu)) ** 2, nesterov_momentum(mu, L) ** 2


def fista_weights(steps: int, one: Number = 1.0) -> list[Number]:
    """Give t_1 = one, t_{k+1} = (1 + sqrt(1 + 4 t_k^2))/2, ..., t_{steps+1} (Beck & Teboulle)."""
    return list(accumulate(range(steps), lambda t, _: (1 + np.sqrt(1 + 4 * t**2)) / 2, initial=one))


def fista_momentum(steps: int, one: Number = 1.0) -> list[Number]:
    """Give (t_k - 1) / t_{k+1} for k = 1, ..., steps."""
    t = fista_weights(steps, one)
    return [(now - 1) / after for now, after in pairwise(t)]


def optimized_weights(steps: int, one: Number = 1.0) -> list[Number]:
    """Give theta_0, ..., theta_steps of OGM (Kim & Fessler 2016): FISTA's, but for the last."""
    theta = fista_weights(max(steps - 1, 0), one)
    return [*theta, (1 + np.sqrt(1 + 8 * theta[-1] ** 2)) / 2] if steps else theta


def silver_step_sizes(L: Number, steps: int) -> list[Number]:
    """Give (1 + rho^(nu(t) - 1)) / L, rho = 1 + sqrt 2, 2^nu(t) the power of two in t = 1, 2, ...

    Altschuler & Parrilo 2023, for steps = 2^k - 1.
    """
    rho = 1 + np.sqrt(2 * one_like(L))
    powers_of_two = [(t & -t).bit_length() - 1 for t in range(1, steps + 1)]
    return [(1 + rho**nu / rho) / L for nu in powers_of_two]


def chebyshev_step_sizes(mu: Number, L: Number, steps: int) -> list[Number]:
    """Give 2 / (L + mu + (L - mu) cos(pi (2 k + 1) / (2 steps))), the best on quadratics.

    Young 1953; in the order of the reversed bits of k, in which partial products stay moderate.
    """
    pi, bits = 4 * np.arctan(one_like(mu, L)), steps.bit_length()
    order = sorted(range(steps), key=lambda k: f"{k:0{bits}b}"[::-1])
    nodes = [np.cos(pi * (2 * k + 1) / (2 * steps)) for k in order]
    return [2 / (L + mu + (L - mu) * node) for node in nodes]


def every_order(samples: int, steps: int) -> Array:
    """Give all samples^steps sequences of indices, shape (steps, samples^steps): one per trial."""
    return np.indices((samples,) * steps).reshape(steps, -1)


def every_permutation(samples: int) -> Array:
    """Give all orders without repetition, shape (samples, samples!)."""
    return np.array(list(permutations(range(samples)))).T
