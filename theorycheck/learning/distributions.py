"""Finite distributions as tables: every outcome, and its probability in the arithmetic of the law.

Probabilities may be float64, balls or exact rationals; counts and coefficients are whole numbers.
"""

import functools
import itertools
import math
from functools import cache
from typing import Any, TypeAlias

import numpy as np
import scipy
from numpy.typing import NDArray

from theorycheck.arithmetic.linear_algebra import is_exact
from theorycheck.optimization.iteration import Number

Array: TypeAlias = NDArray[Any]


def binomial(n: int, q: Number) -> Array:
    """P(S = 0), ..., P(S = n) for the number S of successes in n trials; shape (n + 1,)."""
    k = np.arange(n + 1)
    return _like(_binomial_coefficients(n), q) * q**k * (1 - q) ** (n - k)


def at_least(weights: Array) -> Array:
    """P(S >= 0), ..., P(S >= n), from the probabilities of 0..n; shape (n + 1,)."""
    return np.cumsum(weights[::-1])[::-1]


def at_most(weights: Array) -> Array:
    """P(S <= 0), ..., P(S <= n), from the probabilities of 0..n; shape (n + 1,)."""
    return np.cumsum(weights)


def smallest_of(weights: Array, copies: int) -> Array:
    """Law of the smallest of `copies` independent numbers with this law on 0..n."""
    below = np.append(0 * weights[:1], np.cumsum(weights)[:-1])
    tail = (1 - below) ** copies  # at most 1, so that many copies don't magnify its rounding
    return tail - np.append(tail[1:], 0)


def extremes_of(weights: Array, copies: int) -> tuple[Array, Array, Array]:
    """Smallest and largest of `copies` independent numbers with this law on 0..n.

    Returns the pairs low <= high and their probabilities, each of shape ((n + 1)(n + 2) / 2,).
    """
    up_to = np.append(np.cumsum(weights), 0)  # entry -1 is P(S <= -1) = 0
    low, high = np.triu_indices(len(weights))

    def between(first: Array, last: Array) -> Array:
        inside = np.where(last >= first, up_to[last] - up_to[first - 1], 0 * up_to[last])
        return inside**copies

    corners = between(low, high) - between(low + 1, high) - between(low, high - 1)
    return low, high, corners + between(low + 1, high - 1)


@cache
def compositions(n: int, m: int) -> Array:
    """All ways to see m atoms n times: counts that sum to n, shape (C(n+m-1, m-1), m)."""
    bars = itertools.combinations(range(n + m - 1), m - 1)
    rows = [np.diff([-1, *bar, n + m - 1]) - 1 for bar in bars]
    return _read_only(np.array(rows, dtype=int).reshape(-1, m))


def multinomial(n: int, law: Array) -> Array:
    """Probability of each row of ``compositions(n, len(law))`` for n draws from `law`."""
    counts = compositions(n, len(law))
    powers = np.prod(law**counts, axis=-1)
    return _like(_multinomial_coefficients(n, len(law)), law) * powers


@cache
def sequences(n: int, m: int) -> Array:
    """All sequences of n atoms among m, shape (m^n, n), the last changing fastest."""
    rows = list(itertools.product(range(m), repeat=n))
    return _read_only(np.array(rows, dtype=int).reshape(m**n, n))


def independent(law: Array, indices: Array) -> Array:
    """Probability of every row of indices, shape (..., n), under n independent draws from `law`."""
    return np.prod(law[indices], axis=-1)


def normalized(masses: Array) -> Array:
    """Give the law proportional to masses >= 0, along the last axis."""
    return masses / np.sum(masses, axis=-1, keepdims=True)


def occupancy(n: int, atoms: int, unit: Number = 1.0) -> Array:
    """P(n uniform draws see exactly k of `atoms`), k = 0..n, in the arithmetic of `unit` = 1."""
    ways = [math.perm(atoms, k) * count for k, count in enumerate(_set_partitions(n))]
    if is_exact(unit):
        return np.array([unit * way / atoms**n for way in ways])
    return np.array([way / atoms**n for way in ways])


def kolmogorov(n: int, k: int, h: Number) -> Number:
    """P(sup |F_n - F| < (k - h)/n) for continuous F, with k whole and 0 <= h < 1.

    By a power of one matrix (Marsaglia, Tsang & Wang 2003).
    """
    size = 2 * k - 1
    row, column = np.indices((size, size))
    corner = (2 * h - 1 + abs(2 * h - 1)) / 2
    ends = h ** np.arange(1, size + 1)
    H = (row - column + 1 >= 0) + 0 * h
    H[:, 0] = H[:, 0] - ends
    H[-1, :] = H[-1, :] - ends[::-1]
    H[-1, 0] = H[-1, 0] + corner**size
    below = [[math.factorial(max(i - j + 1, 0)) for j in range(size)] for i in range(size)]
    H = H / _like(np.array(below, dtype=object), h)
    power = H
    for bit in bin(n)[3:]:
        power = power @ power
        if bit == "1":
            power = power @ H
    return power[k - 1, k - 1] * math.factorial(n) / n**n


def smirnov(n: int, u: Number) -> Number:
    """P(sup (F_n - F) >= u) for continuous F and 0 < u <= 1, by Birnbaum & Tingey 1951."""
    j = np.arange(n)
    left = ((n - j) * (1 + 0 * u) - n * u) / n
    inside = np.maximum(left, 0 * left)
    terms = _like(_binomial_coefficients(n)[:n], u) * inside ** (n - j) * (1 - left) ** j
    return u * np.sum(terms / (1 - left))


def entropy(law: Array) -> Array:
    """-sum q log q in nats, along the last axis."""
    return -np.sum(_xlog(law, law, 1), axis=-1)


def divergence(q: Array, p: Array) -> Array:
    """KL(q || p) = sum q log(q/p) in nats, along the last axis; p > 0 wherever q > 0."""
    return np.sum(_xlog(q, q, p), axis=-1)


def binary_divergence(q: Array, p: Array) -> Array:
    """kl(q || p) between two coins, entrywise; 0 < p < 1."""
    return _xlog(q, q, p) + _xlog(1 - q, 1 - q, 1 - p)


def mutual_information(joint: Array) -> Number:
    """I(X; Y) in nats of a joint law, shape (x, y)."""
    rows, columns = np.sum(joint, axis=1), np.sum(joint, axis=0)
    return entropy(rows) + entropy(columns) - entropy(joint.reshape(-1))


def largest(values: Array) -> Number:
    """Give the largest entry; among balls without deciding which of two that overlap it is."""
    if not is_exact(values):
        return np.max(values)
    return functools.reduce(lambda a, b: (a + b + abs(a - b)) / 2, values.ravel().tolist())


def normal_cdf(x: Array) -> Array:
    """P(N(0, 1) <= x), in any arithmetic."""
    if not is_exact(x):
        return scipy.special.ndtr(x)
    root = np.frompyfunc(lambda z: ((-z / (0 * z + 2).sqrt()).erfc()) / 2, 1, 1)
    return root(x)


def _xlog(factor: Array, q: Array, p: Any) -> Array:
    """Entries factor log(q/p), 0 where q is 0."""
    zero = np.asarray(q) == 0
    return factor * np.log(np.where(zero, 0 * q + 1, q) / np.where(zero, 1, p))


@cache
def _binomial_coefficients(n: int) -> Array:
    return _read_only(np.array([math.comb(n, k) for k in range(n + 1)], dtype=object))


@cache
def _multinomial_coefficients(n: int, m: int) -> Array:
    below = [math.prod(map(math.factorial, row)) for row in compositions(n, m).tolist()]
    return _read_only(np.array([math.factorial(n) // k for k in below], dtype=object))


@cache
def _set_partitions(n: int) -> tuple[int, ...]:
    """Ways to split n things into k parts, k = 0..n: the Stirling numbers of the second kind."""
    row = [1]
    for _ in range(n):
        row = [k * a + b for k, (a, b) in enumerate(zip([*row, 0], [0, *row], strict=True))]
    return tuple(row)


def _like(whole: Array, law: Any) -> Array:
    return whole if is_exact(law) else whole.astype(float)


def _read_only(array: Array) -> Array:
    array.flags.writeable = False
    return array
