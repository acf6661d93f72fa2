"""Weights of networks: how they are drawn, and the norms that measure them.

Weights of layer l have shape (..., d_{l-1}, d_l), leading axes being trials.
"""

from collections.abc import Sequence
from functools import reduce
from itertools import pairwise
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.arithmetic.linear_algebra import frobenius_norm, spectral_norm

Array: TypeAlias = NDArray[Any]
Layers: TypeAlias = tuple[Array, ...]


def gaussian_weights(
    rng: np.random.Generator, widths: Sequence[int], *, gain: float, trials: int | None = None
) -> Layers:
    """Draw W_l ~ N(0, gain / d_{l-1}) for widths (d_0, ..., d_L)."""
    lead = () if trials is None else (trials,)
    return tuple(
        (gain / fan_in) ** 0.5 * rng.standard_normal((*lead, fan_in, fan_out))
        for fan_in, fan_out in pairwise(widths)
    )


def he_weights(
    rng: np.random.Generator, widths: Sequence[int], *, trials: int | None = None
) -> Layers:
    """Draw with variance 2 / fan_in (He et al. 2015), which keeps the mean square through ReLU."""
    return gaussian_weights(rng, widths, gain=2, trials=trials)


def lecun_weights(
    rng: np.random.Generator, widths: Sequence[int], *, trials: int | None = None
) -> Layers:
    """Draw with variance 1 / fan_in (LeCun et al. 1998), which keeps the mean square if linear."""
    return gaussian_weights(rng, widths, gain=1, trials=trials)


def ntk_weights(
    rng: np.random.Generator, widths: Sequence[int], *, trials: int | None = None
) -> tuple[Layers, tuple[float, ...]]:
    """Draw standard normal weights, with the factors each layer has in the NTK parametrization.

    The network is x^l = sqrt(2/d_l) relu(x^{l-1} W_l) (Arora et al. 2019): forward(X, scaled),
    where scaled = tuple(s * W), is that function, and s^2 scales the layer's part of the kernel.
    """
    lead = () if trials is None else (trials,)
    layers = tuple(rng.standard_normal((*lead, *shape)) for shape in pairwise(widths))
    return layers, (*((2 / width) ** 0.5 for width in widths[1:-1]), 1.0)


def two_layer_weights(
    rng: np.random.Generator, d: int, m: int, *, trials: int | None = None
) -> tuple[Array, Array]:
    """Draw hidden weights N(0, 1), shape (..., d, m), and output signs, shape (..., m)."""
    lead = () if trials is None else (trials,)
    W = rng.standard_normal((*lead, d, m))
    return W, 2.0 * rng.integers(0, 2, size=(*lead, m)) - 1


def lipschitz_product(weights: Layers) -> Array:
    """Product of the spectral norms, a Lipschitz constant of the network; float64 only."""
    return np.prod([spectral_norm(W) for W in weights], axis=0)


def frobenius_product(weights: Layers) -> Array:
    """Product of the Frobenius norms."""
    return np.prod([frobenius_norm(W) for W in weights], axis=0)


def path_norm(weights: Layers) -> Array:
    """Sum over all paths of the products of absolute weights (Neyshabur et al. 2015)."""
    return np.sum(reduce(np.matmul, map(np.abs, weights)), axis=(-2, -1))


def spectral_complexity(weights: Layers) -> Array:
    """(prod_l s_l) (sum_l (b_l/s_l)^(2/3))^(3/2); float64 only (Bartlett, Foster & Telgarsky 2017).

    s_l is the spectral norm, b_l the sum of the Euclidean norms of the columns, one per neuron.
    """
    ratios = [np.sum(np.sqrt(np.sum(W * W, -2)), -1) / spectral_norm(W) for W in weights]
    total: Any = sum(ratio ** (2 / 3) for ratio in ratios)
    return lipschitz_product(weights) * total ** (3 / 2)
