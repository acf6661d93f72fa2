"""How long wide networks take to learn zeros from ones, and the same images labelled at random."""

from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.kernels.tangent import hidden_ntk_kernel
from theorycheck.learning.datasets import digits, signs, subsets
from theorycheck.networks.two_layers import antisymmetric, train_two_layer

Array: TypeAlias = NDArray[Any]

WIDTH, STEP, LEARNT = 1024, 3.0, 0.01


class Learning(NamedTuple):
    """Steps until the mean squared error is 1/100, and how far it strays from what is expected."""

    steps: Array
    gap: Array


def draw_zeros_and_ones(rng: np.random.Generator, n: int, *, trials: int) -> tuple[Array, Array]:
    """Draw n / 2 images of zeros and as many of ones, (trials, n, 64), and +1 or -1 for them."""
    images = [a[subsets(rng, len(a), n // 2, trials=trials)] for a in _zeros_and_ones()]
    return np.concatenate(images, axis=1), np.tile(np.repeat([1.0, -1.0], n // 2), (trials, 1))


def learning(
    rng: np.random.Generator,
    X: Array,
    y: Array,
    *,
    steps: int,
    train: Callable[..., Any] = train_two_layer,
    kernel: Callable[[Array], Array] = hidden_ntk_kernel,
) -> Learning:
    """Train the hidden weights of 1,024 ReLU neurons by descent from output 0, with steps of 3/n.

    Expected are the errors sqrt(sum (1 - step lambda_i)^(2t) (v_i . y)^2 / n), by the limiting
    tangent kernel's eigenvectors v_i; the gap is the largest difference to them over all steps.
    """
    trials, n = y.shape
    start = rng.standard_normal((trials, n, WIDTH // 2)), signs(rng, trials, WIDTH // 2)
    # Gaussian weights don't know one basis from another
    inputs = np.asarray(np.linalg.qr(X.mT, mode="r")).mT
    how: dict[str, Any] = {"scale": WIDTH**-0.5, "output_layer": False, "watch": "loss"}
    losses = train(inputs, y, *antisymmetric(*start), STEP / n, steps=steps, **how).T
    errors = np.sqrt(2 * losses / n)
    met = errors**2 <= LEARNT
    first = np.where(np.any(met, axis=1), np.argmax(met, axis=1), steps + 1)
    expected = _expected(kernel(X), y, np.arange(steps + 1))
    return Learning(first, np.max(np.abs(errors - expected), axis=1))


def _expected(K: Array, y: Array, times: Array) -> Array:
    eigenvalues, vectors = np.linalg.eigh(K)
    n = y.shape[-1]
    left = (1 - STEP / n * eigenvalues)[:, None] ** (2 * times[:, None])
    return np.asarray(np.sqrt(np.sum(left * (np.vecmat(y, vectors) ** 2)[:, None], axis=-1) / n))


@cache
def _zeros_and_ones() -> tuple[Array, Array]:
    data = digits()
    X = data.X / np.linalg.norm(data.X, axis=1, keepdims=True)
    return X[data.y == 0], X[data.y == 1]
