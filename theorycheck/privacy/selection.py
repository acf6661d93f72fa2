"""Private choices among options, and private comparisons with a threshold, by their exact laws."""

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.learning.distributions import largest, normal_cdf
from theorycheck.optimization.iteration import Number
from theorycheck.privacy.mechanisms import laplace_cdf, laplace_density

Array: TypeAlias = NDArray[Any]

_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(16)
_DISTANCES = 0.8 * (1.5 ** np.arange(1, 11) - 1)  # 0.4, 1, 1.9, ... 45 scales


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


def noisy_max(scores: Array, epsilon: Number) -> Array:
    """Law of the option reported as largest after Laplace noise, for scores (options,).

    Of scale 2/epsilon, for scores of sensitivity 1 (Dwork & Roth 2014, section 3.3); with whole
    scores this is how PATE's teachers vote (Papernot et al. 2017). By Gauss's rule on the pieces
    between the kinks; float64, each probability to a part in 10^13.
    """
    scores, scale = np.asarray(scores, dtype=float), 2 / float(epsilon)
    places, weights = _between_kinks(scores, scale)
    below = laplace_cdf(places[:, None] - scores, scale)
    density = laplace_density(places[:, None] - scores, scale)
    others = [np.prod(np.delete(below, i, axis=1), axis=1) for i in range(len(scores))]
    return weights @ (density * np.stack(others, axis=1))


def above_threshold(queries: Array, epsilon: Number) -> Array:
    """Law of the first of queries (k,) found above 0, or of none, shape (k + 1,).

    The threshold gets Laplace noise of scale 2/epsilon, each query, of sensitivity 1, fresh noise
    of scale 4/epsilon (Dwork & Roth 2014, Theorem 3.23). By Gauss's rule on the pieces between
    the kinks; float64, each probability to a part in 10^13.
    """
    queries, epsilon = np.asarray(queries, dtype=float), float(epsilon)
    places, weights = _between_kinks(queries, 4 / epsilon)
    density = laplace_density(places, 2 / epsilon) * weights
    apart = places[:, None] - queries
    below, above = laplace_cdf(apart, 4 / epsilon), laplace_cdf(-apart, 4 / epsilon)
    so_far = np.cumprod(np.concatenate([0 * below[:, :1] + 1, below], axis=1), axis=1)
    first = so_far[:, :-1] * above
    return density @ np.concatenate([first, so_far[:, -1:]], axis=1)


def _between_kinks(kinks: Array, scale: float) -> tuple[Array, Array]:
    """Nodes and weights from 45 scales below the least kink to 45 above the largest.

    Products of many laws bend sharply near the kinks, of which 0 is one, and fade away from them:
    pieces grow with the distance.
    """
    kinks = np.unique(np.append(kinks, 0.0))
    middles = (kinks[1:] + kinks[:-1]) / 2
    up, down = kinks[:, None] + scale * _DISTANCES, kinks[:, None] - scale * _DISTANCES
    up = up[up < np.append(middles, np.inf)[:, None]]
    down = down[down > np.append(-np.inf, middles)[:, None]]
    wide = middles[np.diff(kinks) > 2 * scale * _DISTANCES[0]]
    ends = np.unique(np.concatenate([kinks, up, down, wide]))
    half = np.diff(ends)[:, None] / 2
    return ((ends[:-1, None] + half) + half * _NODES).ravel(), (half * _WEIGHTS).ravel()


def gaussian_noisy_max(scores: Array, deviation: Number) -> Array:
    """Law of the option reported as largest after Gaussian noise, for scores (options,).

    The votes of PATE's second kind of teachers (Papernot et al. 2018). By the trapezoidal rule, to
    10 deviations beyond the scores; float64, to a part in 10^12.
    """
    scores, deviation = np.asarray(scores, dtype=float), float(deviation)
    ends = np.min(scores) - 10 * deviation, np.max(scores) + 10 * deviation
    places = np.linspace(*ends, int(8 * (ends[1] - ends[0]) / deviation) + 2)
    standard = (places[:, None] - scores) / deviation
    density = np.exp(-(standard**2) / 2) / np.sqrt(2 * np.pi)
    below = normal_cdf(standard)
    others = [np.prod(np.delete(below, i, axis=1), axis=1) for i in range(len(scores))]
    width = (places[1] - places[0]) / deviation
    return width * np.sum(density * np.stack(others, axis=1), axis=0)
