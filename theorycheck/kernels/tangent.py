"""Kernels: closed forms, those of infinitely wide networks, those of finite ones, and features.

Inputs have shape (..., n, d), leading axes being trials; a kernel of X and Z is (..., n, n'), and
Z defaults to X.
"""

from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.arithmetic.linear_algebra import solve
from theorycheck.networks.deep import backpropagate, preactivations
from theorycheck.networks.two_layers import Activation, relu
from theorycheck.optimization.iteration import Number

Array: TypeAlias = NDArray[Any]


def linear_kernel(X: Array, Z: Array | None = None) -> Array:
    """<x, z>, in any arithmetic."""
    return X @ (X if Z is None else Z).mT


def gaussian_kernel(X: Array, Z: Array | None = None, *, bandwidth: Number = 1) -> Array:
    """exp(-|x - z|^2 / (2 bandwidth^2)), in any arithmetic."""
    difference = X[..., :, None, :] - (X if Z is None else Z)[..., None, :, :]
    return np.exp(-np.sum(difference**2, axis=-1) / (2 * bandwidth**2))


def angles(X: Array, Z: Array | None = None) -> Array:
    """Angles between inputs, accurate near 0 and pi (Kahan); 0 to itself; float64 only."""
    u, v = _directions(X)[..., :, None, :], _directions(X if Z is None else Z)[..., None, :, :]
    return 2 * np.arctan2(_length(u - v), _length(u + v))


def arc_cosine_kernel(X: Array, Z: Array | None = None, *, degree: int = 1) -> Array:
    """E (w.x)_+^degree (w.z)_+^degree over w ~ N(0, I), degree 0, 1 or 2; float64 only.

    Half of Cho & Saul 2009, equations (3) to (7); degree 0 has the steps 1{w.x > 0}.
    """
    theta = angles(X, Z)
    rest, sine, cosine = np.pi - theta, np.sin(theta), np.cos(theta)
    shapes = [rest, sine + rest * cosine, 3 * sine * cosine + rest * (1 + 2 * cosine**2)]
    if degree not in range(3):
        raise ValueError(f"degree={degree}: closed forms are offered for degrees 0, 1 and 2.")
    return _norm_products(X, Z) ** degree * shapes[degree] / (2 * np.pi)


def nngp_kernel(X: Array, Z: Array | None = None, *, depth: int = 1) -> Array:
    """Covariance of an infinitely wide ReLU network with `depth` hidden layers; float64 only."""
    return _infinite_width(X, Z, depth)[0]


def ntk_kernel(X: Array, Z: Array | None = None, *, depth: int = 1) -> Array:
    """Neural tangent kernel of that network, all depth + 1 layers trained; float64 only.

    Arora et al. 2019, Theorem 3.1, with c = 2: the diagonal is (depth + 1) |x|^2.
    """
    return _infinite_width(X, Z, depth)[1]


def hidden_ntk_kernel(X: Array, Z: Array | None = None) -> Array:
    """<x, z> (pi - angle)/(2 pi): only the hidden layer of two trained (Du et al. 2019)."""
    return linear_kernel(X, Z) * arc_cosine_kernel(X, Z, degree=0)


def two_layer_ntk(
    X: Array,
    W: Array,
    a: Array,
    *,
    activation: Activation = relu,
    scale: Number = 1,
    output_layer: bool = True,
) -> Array:
    """Empirical NTK scale^2 ((XX') o (MM') + AA') of a two-layer network, in any arithmetic.

    M = activation'(XW) diag(a), A = activation(XW); AA' is left out without `output_layer`.
    """
    Z = X @ W
    slopes = activation.derivative(Z) * a[..., None, :]
    kernel = linear_kernel(X) * linear_kernel(slopes)
    return scale**2 * (kernel + linear_kernel(activation(Z)) if output_layer else kernel)


def deep_ntk(
    X: Array,
    weights: tuple[Array, ...],
    scales: Sequence[Number] | None = None,
    *,
    activation: Activation = relu,
) -> Array:
    """Empirical NTK of a perceptron with one output, all layers trained, in any arithmetic.

    Layer l computes scales[l] h W_l; the kernel is sum_l scales_l^2 (B_l B_l') o (H_l H_l').
    """
    factors = [1] * len(weights) if scales is None else list(scales)
    scaled = tuple(s * W for s, W in zip(factors, weights, strict=True))
    Z = preactivations(X, scaled, activation=activation)
    deltas = backpropagate(Z, 0 * Z[-1] + 1, scaled, activation=activation)
    inputs = [X, *(activation(z) for z in Z[:-1])]
    parts = zip(factors, inputs, deltas, strict=True)
    total: Any = sum(s**2 * linear_kernel(h) * linear_kernel(B) for s, h, B in parts)
    return total


def kernel_ridge(K: Array, y: Array, *, ridge: Number = 0) -> Array:
    """Dual coefficients (K + ridge I)^{-1} y, for K (..., n, n) and y (..., n)."""
    return solve(K + ridge * np.eye(K.shape[-1], dtype=int), y[..., None])[..., 0]


def kernel_predict(K: Array, y: Array, K_new: Array, *, ridge: Number = 0) -> Array:
    """Predict at new inputs with K_new = kernel(new, X); ridge=0 interpolates."""
    return np.matvec(K_new, kernel_ridge(K, y, ridge=ridge))


def kernel_complexity(K: Array, y: Array) -> Array:
    """Give y' K^{-1} y, the squared norm of the interpolant in the kernel's Hilbert space."""
    return np.sum(y * kernel_ridge(K, y), axis=-1)


def sphere_directions(
    rng: np.random.Generator, d: int, N: int, *, trials: int | None = None
) -> Array:
    """Draw N unit vectors as the columns of (..., d, N), uniform on the sphere."""
    W = rng.standard_normal((d, N) if trials is None else (trials, d, N))
    return W / np.linalg.norm(W, axis=-2, keepdims=True)


def relu_features(X: Array, W: Array) -> Array:
    """max(XW, 0): random features (..., n, N), nested in N; in any arithmetic."""
    return np.maximum(X @ W, 0)


def fourier_features(X: Array, W: Array, phases: Array) -> Array:
    """sqrt(2) cos(XW + phases) (Rahimi & Recht 2007), phases (..., N) uniform on the circle."""
    return np.sqrt(2) * np.cos(X @ W + phases[..., None, :])


def _infinite_width(X: Array, Z: Array | None, depth: int) -> tuple[Array, Array]:
    theta, sizes = angles(X, Z), _norm_products(X, Z)
    nngp = ntk = np.cos(theta)
    for _ in range(depth):
        step = (np.pi - theta) / np.pi
        nngp = np.sin(theta) / np.pi + step * nngp
        ntk = nngp + step * ntk
        theta = np.arccos(np.minimum(nngp, 1))
    return sizes * nngp, sizes * ntk


def _length(x: Array) -> Array:
    return np.sqrt(np.sum(x * x, axis=-1))


def _directions(X: Array) -> Array:
    size = _length(X)[..., None]
    return X / np.where(size == 0, 1, size)


def _norm_products(X: Array, Z: Array | None) -> Array:
    return _length(X)[..., :, None] * _length(X if Z is None else Z)[..., None, :]
