"""Mechanisms of differential privacy and their privacy losses, in any arithmetic."""

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.learning.distributions import binomial, normal_cdf
from theorycheck.optimization.iteration import Number

Array: TypeAlias = NDArray[Any]


def keep_probability(epsilon: Number) -> Number:
    """Give the probability with which randomized response reports the true bit (Warner 1965)."""
    return np.exp(epsilon) / (1 + np.exp(epsilon))


def randomized_response(epsilon: Number) -> Array:
    """P(reported | true) of epsilon-private randomized response, shape (2, 2), rows by truth."""
    keep = keep_probability(epsilon)
    return np.array([[keep, 1 - keep], [1 - keep, keep]])


def reported_law(epsilon: Number, share: Number) -> Number:
    """Probability that a bit which is 1 with probability `share` is reported as 1."""
    keep = keep_probability(epsilon)
    return keep * share + (1 - keep) * (1 - share)


def debiased(reported: Array, epsilon: Number, n: int) -> Array:
    """Estimate how many of n bits are 1 from how many were reported as 1, without bias."""
    keep = keep_probability(epsilon)
    return (reported - n * (1 - keep)) / (2 * keep - 1)


def response_variance(epsilon: Number) -> Number:
    """Variance that randomized response adds to one debiased bit: e^eps / (e^eps - 1)^2."""
    return np.exp(epsilon) / (np.exp(epsilon) - 1) ** 2


def laplace_scale(sensitivity: Number, epsilon: Number) -> Number:
    """Scale b of the Laplace noise that makes a query of this l1 sensitivity epsilon-private."""
    return sensitivity / epsilon


def laplace_density(x: Array, scale: Number) -> Array:
    """Density of the Laplace law of this scale."""
    return np.exp(-np.abs(x) / scale) / (2 * scale)


def hockey_stick(first: Array, second: Array, epsilon: Number) -> Number:
    """Give the smallest delta with first <= e^epsilon second + delta: the hockey-stick divergence.

    Laws along the last axis.
    """
    excess = first - np.exp(epsilon) * second
    return np.sum((excess + np.abs(excess)) / 2, axis=-1)


def composed_responses(epsilon: Number, k: int) -> tuple[Array, Array]:
    """Laws of the number of ones in k reports of the same bit, if it is 1 and if it is 0."""
    keep = keep_probability(epsilon)
    return binomial(k, keep), binomial(k, 1 - keep)


def composed_delta(loss: Number, k: int, epsilon: Number) -> Number:
    """Give the smallest delta of k releases that are `loss`-private, together at `epsilon`.

    That of randomized response, the worst case (Kairouz, Oh & Viswanath 2015, Theorem 3.3).
    """
    return hockey_stick(*composed_responses(loss, k), epsilon)


def gaussian_privacy_curve(mu: Number, epsilon: Number) -> Number:
    """Give the smallest delta of the Gaussian mechanism, mu = sensitivity / deviation.

    (Balle & Wang 2018, Theorem 8.)
    """
    near, far = mu / 2 - epsilon / mu, -mu / 2 - epsilon / mu
    return normal_cdf(near) - np.exp(epsilon) * normal_cdf(far)


def truncated_geometric(count: int, largest: int, epsilon: Number) -> Array:
    """Law on 0..largest of a count released by the truncated geometric mechanism.

    (Ghosh, Roughgarden & Sundararajan 2009.) Epsilon-private for neighbours whose counts differ by
    one; randomized response where largest = 1.
    """
    decay = np.exp(-epsilon)
    values = np.arange(largest + 1)
    ends = np.where((values == 0) | (values == largest), 1, 1 - decay)
    return ends * decay ** np.abs(values - count) / (1 + decay)


def exponential_mechanism(scores: Array, epsilon: Number) -> Array:
    """Law proportional to exp(epsilon score / 2), along the last axis (McSherry & Talwar 2007)."""
    masses = np.exp(epsilon * scores / 2)
    return masses / np.sum(masses, axis=-1, keepdims=True)


def laplace_cdf(x: Array, scale: Number) -> Array:
    """P(noise <= x) for the Laplace law of this scale."""
    tail = np.exp(-np.abs(x) / scale) / 2
    return np.where(x < 0, tail, 1 - tail)


def noisy_descent(
    gradient: Any,
    start: Array,
    step_size: Number,
    noise: Array,
) -> Array:
    """Iterate w_{t+1} = w_t - step_size (gradient(w_t) + noise_t), shape (steps + 1, ...)."""
    points = [start]
    for disturbance in noise:
        points.append(points[-1] - step_size * (gradient(points[-1]) + disturbance))
    return np.stack(points)
