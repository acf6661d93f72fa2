"""The bets: factors of mean at most 1 under the null, one family for each thing declared of X."""

from typing import NamedTuple

import numpy as np

from theorycheck.evidence._checks import Floats

SIZES = np.geomspace(1e-4, 1, 20)  # relative to the largest bet that can't go bankrupt
EVEN = np.full(20, 1 / 20)
NOTHING = np.zeros(20)

# The largest bet is often the best one; these weights favour it at little cost to the others.
TOPHEAVY: Floats = np.arange(20.0, 0.0, -1.0) ** -0.9
TOPHEAVY /= np.sum(TOPHEAVY)


class Factors(NamedTuple):
    """J bets: 1 + growth or exp(growth), growth = offset + linear d + quadratic d^2.

    Every array is (J,) or S + (J,) for S tests, the weights (J,); d, the distance from the bound
    towards the alternative, is taken to be at least floor.
    """

    offset: Floats
    linear: Floats
    quadratic: Floats
    weights: Floats
    floor: Floats = np.full(1, -np.inf)
    exponential: bool = False


def range_factors() -> Factors:
    """Bet 1 + λd, where d = (X - b)/(b - low) >= -1 or d = (b - X)/(high - b) >= -1, 0 < λ <= 1.

    Under the null E[d] <= 0, so the mean is at most 1. Every other e-variable is dominated by a
    mixture of these (Clerico 2412.02640; Larsson, Ramdas & Ruf 2504.02974).
    """
    return Factors(NOTHING, SIZES, NOTHING, TOPHEAVY)


def second_moment_factors(moment: Floats) -> Factors:
    """Bet 1 + gd + ν(Y^2 - m) against E[X] >= b, with Y = X/b >= 0, d = 1 - Y, E[Y^2] <= m.

    Under the null the mean is at most 1 + gE[d] <= 1. The factor is >= 0 for every Y where ν lies
    between ((1 + g) ± sqrt((1 + g)^2 - m g^2))/(2m), and such ν exist while g (sqrt(m) - 1) <= 1.
    The least ν is best where m is generous, a few times that where E[Y^2] comes close to m.
    With m <= 1 the claim E[X] <= b is true by Jensen: any g will do, and evidence grows fast.
    moment, of shape S, is m.
    """
    m = moment[..., None]
    times, g, weights = _products((1.0, 1.5, 4.0), (0.5, 0.25, 0.25))
    g = g / np.maximum(np.sqrt(m) - 1, 1e-4)
    root = np.sqrt(np.maximum((1 + g) ** 2 - m * g**2, 0))
    nu = np.minimum(times * g**2 / (1 + g + root), (1 + g + root) / m) / 2
    return Factors(nu * (1 - m), g - 2 * nu, nu, weights)


def subgaussian_factors() -> Factors:
    """Bet exp(λd - λ^2/2), d = ±(X - b)/sqrt(v), λ > 0, where E exp(s(X - EX)) <= exp(s^2 v/2).

    Under the null E exp(λd) <= exp(λ^2/2), the mean being on the other side of b (Robbins 1970).
    """
    size = 10 * SIZES
    return Factors(-(size**2) / 2, size, NOTHING, EVEN, exponential=True)


def variance_factors() -> Factors:
    """Bet 1 + gd + ν(d^2 - 1), d = ±(X - b)/sqrt(v), held at its least value below it, 0 < g <= 1.

    That value, taken at d = -g/(2ν), is >= 0 for ν between (1 ± sqrt(1 - g^2))/2. Held there, the
    bet never decreases with d. A law of the null, shifted until its mean is b, keeps its variance,
    at most v, and its mean factor does not fall, ending at most at 1 + ν(E[d^2] - 1) <= 1. (Not
    held, the bet is no evidence: a mean far on the null's side has a large E[d^2].)
    """
    times, g, weights = _products((1.0, 3.0), (0.5, 0.5))
    root = np.sqrt(1 - g**2)
    nu = np.minimum(times * g**2 / (1 + root), 1 + root) / 2
    return Factors(-nu, g, nu, weights, floor=-g / (2 * nu))


def _products(times: tuple[float, ...], shares: tuple[float, ...]) -> tuple[Floats, Floats, Floats]:
    """Every multiple of the least ν with every size, and the weights of the pairs."""
    pairs = np.repeat(times, 20), np.tile(SIZES, len(times))
    return *pairs, np.outer(shares, TOPHEAVY).ravel()
