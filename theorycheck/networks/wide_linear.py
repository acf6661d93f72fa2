"""Two-layer linear networks of any width, by the little of their Gaussian layers that matters."""

from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.networks.linear import loss, rate_bounds
from theorycheck.networks.linear_rates import published_coefficients, published_factor

Array: TypeAlias = NDArray[Any]


def gaussian_layers(
    rng: np.random.Generator, n: int, width: int, m: int, *, trials: int
) -> tuple[Array, Array]:
    """Draw W_1 (trials, n, k) and W_2 (trials, k, m) for N(0, 1) layers of this width.

    Turning the hidden units changes neither the losses of gradient descent nor any singular value.
    So the rows of W_1 and W_2' are given by a lower triangle with independent entries, chi of
    width, width - 1, ... degrees of freedom on the diagonal and N(0, 1) below it (Bartlett 1933):
    k is n + m however wide the network is. Raises ValueError for a width below n + m.
    """
    k = n + m
    if width < k:
        raise ValueError(f"a width of at least {k} is needed for {n} inputs and {m} outputs")
    rows = np.tril(rng.normal(size=(trials, k, k)), -1)
    degrees = width - np.arange(k)
    rows[:, np.arange(k), np.arange(k)] = np.sqrt(rng.chisquare(degrees, size=(trials, k)))
    return rows[:, :n], np.swapaxes(rows[:, n:], 1, 2)


class Guarantees(NamedTuple):
    """The constants of `linear_rates.Start`, of many starts at once."""

    K: Any
    mu: Any
    alpha_0: Array
    beta_0: Array
    reach: Array
    loss_0: Array


def guarantees(X: Array, Y: Array, W_1: Array, W_2: Array) -> Guarantees:
    """Give the constants of starts (trials, ...) on data of full column rank that fit them."""
    design = np.linalg.svd(X, compute_uv=False)
    bounds, loss_0 = rate_bounds(X, Y, W_1, W_2), loss(X, Y, W_1, W_2)
    reach = (np.linalg.norm(Y) + np.sqrt(2 * loss_0)) / design[-1]
    return Guarantees(design[0] ** 2, design[-1] ** 2, *bounds, reach, loss_0)


def admitted_share(found: Guarantees, c_1: float, c_2: float, eta: Any) -> Array:
    """Give the share that Xu et al. 2023 certify a step to remove, 0 beyond their step limit."""
    a = published_coefficients(found, c_1, c_2, found.loss_0)
    upper = 4 * c_2 * found.loss_0 * found.K / (c_2 - 1)
    lower = 2 * upper * (c_2 - 1) * found.beta_0 / ((1 - c_1) * found.alpha_0)
    spent = (a[1] + np.maximum(upper, lower)) * eta + a[2] * eta**2 + a[3] * eta**3
    return np.where((found.alpha_0 > 0) & (spent <= a[0]), 1 - published_factor(a, eta), 0)
