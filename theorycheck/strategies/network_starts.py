"""Where the training of a linear network begins: data, targets and layers, from a shape and a seed.

They are of full size, and of every kind for which some theorem promises convergence.
"""

from dataclasses import dataclass

import numpy as np

from theorycheck.claims.recipes import Draw, instances, whole_numbers
from theorycheck.optimization.iteration import Array
from theorycheck.search.randomness import generator
from theorycheck.strategies.arrays import seeds
from theorycheck.strategies.numbers import choices, log_reals, log_sizes, reals


@dataclass(frozen=True)
class Layers:
    """Data X (N, n), targets Y (N, m), and layers W_1 (n, h), W_2 (h, m)."""

    X: Array
    Y: Array
    W_1: Array
    W_2: Array


@instances
def initializations(
    draw: Draw, *, sizes: int = 8, width: int = 128, condition: float = 1e3
) -> Layers:
    """Draw data and layers for most of which the imbalance or the margin guarantees a rate.

    Up to `sizes` inputs and outputs, with fewer examples than inputs or more, squared singular
    values of the data as far apart as `condition`, targets with noise or without, of full rank or
    not. Wide layers of any two scales, with n + m neurons or more; or any number from min(n, m) on,
    near a factorization of the best map: balanced, or one layer multiplied by q, the other by 1/q.
    """
    n, m = (draw(whole_numbers(1, sizes)) for _ in range(2))
    samples, wide = max(1, n + draw(whole_numbers(-1, 2))), draw(whole_numbers(0, 1)) == 1
    h = max(draw(log_sizes(1, width)), n + m if wide else min(n, m))
    spread, deficient = draw(log_reals(1, condition**0.5)), draw(whole_numbers(0, 1))
    scales = [draw(log_reals(1 / 16, 8)) for _ in range(2)]
    noise, near = draw(choices((0, 1 / 8, 2))), draw(log_reals(1 / 1024, 1 / 4))
    balanced = draw(whole_numbers(0, 2)) == 0
    rng = generator("layers", draw(seeds()))
    X = _with_singular_values(rng, samples, np.geomspace(1, 1 / spread, min(samples, n)), n)
    rank = max(min(n, m) - deficient, 1)
    Y = X @ rng.normal(size=(n, rank)) @ rng.normal(size=(rank, m)) / rank**0.5
    Y = Y + noise * rng.normal(size=Y.shape)
    W_1, W_2 = rng.normal(size=(n, h)), rng.normal(size=(h, m))
    if wide:
        return Layers(X, Y, scales[0] * W_1 / h**0.5, scales[1] * W_2 / h**0.5)
    first, second = _factors(rng, np.linalg.lstsq(X, Y, rcond=None)[0], h)
    near = near / (spread * h**0.5)
    if balanced:
        return Layers(X, Y, (1 - near) * first, (1 - near) * second)
    return Layers(X, Y, scales[1] * first + near * W_1, second / scales[1] + near * W_2)


def _with_singular_values(
    rng: np.random.Generator, rows: int, values: Array, columns: int
) -> Array:
    left, right = (np.linalg.qr(rng.normal(size=(k, len(values))))[0] for k in (rows, columns))
    return np.asarray(left * values @ right.T)


def _factors(rng: np.random.Generator, W: Array, h: int) -> tuple[Array, Array]:
    """Factor W (n, m) in balanced layers (n, h) and (h, m), for h no less than min(n, m)."""
    U, values, V = np.linalg.svd(W, full_matrices=False)
    basis, roots = np.linalg.qr(rng.normal(size=(h, len(values))))[0].T, np.sqrt(values)[:, None]
    return U @ (roots * basis), basis.T @ (roots * V)


@dataclass(frozen=True)
class NearlyBalanced:
    """A target, and layers near it with W_j'W_j near W_{j+1}W_{j+1}'."""

    target: Array
    layers: tuple[Array, ...]


@instances
def nearly_balanced_networks(
    draw: Draw,
    *,
    size: int = 8,
    depth: int = 4,
    unbalanced: tuple[float, ...] = (0, 1e-6, 1e-4),
) -> NearlyBalanced:
    """Draw targets (n, m) and nearly balanced layers near them, no narrower than min(n, m).

    Their product is closer than any map of deficient rank. Each layer is moved from balance by one
    of the distances `unbalanced`.
    """
    n, m, N = (
        draw(whole_numbers(1, size)),
        draw(whole_numbers(1, size)),
        draw(whole_numbers(2, depth)),
    )
    spare, condition = draw(whole_numbers(0, size)), draw(log_reals(1 / 8, 1))
    scale, share = draw(log_reals(1 / 2, 2)), draw(reals(1 / 16, 15 / 16))
    apart = draw(choices(unbalanced))
    rng, rank = generator("balanced", draw(seeds())), min(n, m)
    values = scale * np.geomspace(1, condition, rank)
    target = _with_singular_values(rng, n, values, m)
    error = rng.normal(size=(n, m))
    start = target + share * values[-1] / np.linalg.norm(error) * error
    U, found, V = np.linalg.svd(start, full_matrices=False)
    widths = [rank + draw_spare for draw_spare in rng.integers(0, spare + 1, N - 1)]
    bases = [U, *(np.linalg.qr(rng.normal(size=(k, rank)))[0] for k in widths), V.T]
    layers = [bases[j] * found ** (1 / N) @ bases[j + 1].T for j in range(N)]
    noise = [rng.normal(size=W.shape) for W in layers]
    return NearlyBalanced(
        target,
        tuple(W + apart * E / np.linalg.norm(E) for W, E in zip(layers, noise, strict=True)),
    )
