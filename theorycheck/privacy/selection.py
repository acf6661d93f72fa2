"""Private choices among options, and private comparisons with a threshold, by their exact laws."""

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.learning.distributions import largest
from theorycheck.optimization.iteration import Number
from theorycheck.privacy.mechanisms import laplace_cdf, laplace_density

Array: TypeAlias = NDArray[Any]


def permute_and_flip(scores: Array, epsilon: Number) -> Array:
    """Law of the option that permute-and-flip chooses, for scores (options,) of sensitivity 1.

    Options come in random order, and are taken with probability exp(epsilon (score - best)/2)
    (McKenna & Sheldon 2020); the same law as of the largest score with exponential noise.
    """
    taken = np.exp(epsilon * (scores - largest(scores)) / 2)
    return np.array([taken[i] * _arrives_first(np.delete(taken, i)) for i in range(len(taken))])


def _arrives_first(others: Array) -> Number:
    """Integral over u in [0, 1] of prod (1 - u taken): nobody who came before u was taken."""
    coefficients = [1 + 0 * np.sum(others)]
    for taken in others:
        padded = [*coefficients, 0 * taken]
        shifted = [0 * taken, *coefficients]
        coefficients = [a - taken * b for a, b in zip(padded, shifted, strict=True)]
    return sum(c / (power + 1) for power, c in enumerate(coefficients))


def noisy_max(rng: np.random.Generator, scores: Array, *, epsilon: Number) -> Array:
    """Report which of scores (..., options), of sensitivity 1, is largest after Laplace noise.

    Of scale 2/epsilon (Dwork & Roth 2014, section 3.3); shape (...).
    """
    return np.argmax(scores + rng.laplace(0, 2 / epsilon, np.shape(scores)), axis=-1)


def above_threshold(queries: Array, epsilon: Number) -> Array:
    """Law of the first of queries (k,) found above 0, or of none, shape (k + 1,).

    The threshold gets Laplace noise of scale 2/epsilon, each query, of sensitivity 1, fresh noise
    of scale 4/epsilon (Dwork & Roth 2014, Theorem 3.23). By Gauss's rule on the pieces between
    the kinks, up to 30 scales away; float64, to a part in 10^12.
    """
    places, weights = _between_kinks(np.asarray(queries, dtype=float), float(epsilon))
    density = laplace_density(places, 2 / epsilon) * weights
    below = laplace_cdf(places[:, None] - queries, 4 / epsilon)  # query + noise < threshold
    so_far = np.cumprod(np.concatenate([0 * below[:, :1] + 1, below], axis=1), axis=1)
    first = so_far[:, :-1] * (1 - below)
    return density @ np.concatenate([first, so_far[:, -1:]], axis=1)


def _between_kinks(queries: Array, epsilon: float) -> tuple[Array, Array]:
    far = 60 / epsilon + np.max(np.abs(queries))
    ends = np.unique(np.concatenate([np.linspace(-far, far, 25), [0.0], queries]))
    nodes, weights = np.polynomial.legendre.leggauss(16)
    half = np.diff(ends)[:, None] / 2
    return ((ends[:-1, None] + half) + half * nodes).ravel(), (half * weights).ravel()
