"""The bets: factors of mean at most 1 under the null, one family for each thing declared of X."""

from typing import NamedTuple

import numpy as np

from theorycheck.evidence._checks import Floats

SIZES = np.geomspace(1e-4, 1, 20)  # relative to the largest bet that can't go bankrupt
EVEN = np.full(20, 1 / 20)
NOTHING = np.zeros(20)


class Factors(NamedTuple):
    """J bets: 1 + growth or exp(growth), growth = offset + linear d + quadratic d^2.

    Every array is (J,) or S + (J,) for S tests; d, the distance from the bound towards the
    alternative, is taken to be at least floor.
    """

    offset: Floats
    linear: Floats
    quadratic: Floats
    floor: Floats = np.asarray(-np.inf)
    exponential: bool = False
    weights: Floats = EVEN


def range_factors() -> Factors:
    """Bet 1 + λd, where d = (X - b)/(b - low) >= -1 or d = (b - X)/(high - b) >= -1, 0 < λ <= 1.

    Under the null E[d] <= 0, so the mean is at most 1. Every other e-variable is dominated by a
    mixture of these (Clerico 2412.02640; Larsson, Ramdas & Ruf 2504.02974).
    """
    return Factors(NOTHING, SIZES, NOTHING)


def second_moment_factors(moment: Floats) -> Factors:
    """Bet 1 + gd + ν(Y^2 - m) against E[X] >= b, with Y = X/b >= 0, d = 1 - Y, m = moment/b^2.

    ν is the smallest that keeps the factor >= 0 for every Y; one exists while g <= 1/(sqrt(m) - 1).
    Under the null the mean is at most 1 + gE[d] <= 1. With m <= 1 the claim E[X] <= b is true by
    Jensen, any g will do, and evidence grows fast. moment has shape S.
    """
    m = moment[..., None]
    g = SIZES / np.maximum(np.sqrt(m) - 1, 1e-4)
    nu = g**2 / 2 / (1 + g + np.sqrt(np.maximum((1 + g) ** 2 - m * g**2, 0)))
    return Factors(nu * (1 - m), g - 2 * nu, nu)


def subgaussian_factors() -> Factors:
    """Bet exp(λd - λ^2/2), d = ±(X - b)/sqrt(v), λ > 0, where E exp(s(X - EX)) <= exp(s^2 v/2).

    Under the null E exp(λd) <= exp(λ^2/2), the mean being on the other side of b (Robbins 1970).
    """
    size = 10 * SIZES
    return Factors(-(size**2) / 2, size, NOTHING, exponential=True)


def variance_factors() -> Factors:
    """Bet 1 + gd + ν(d^2 - 1), d = ±(X - b)/sqrt(v), cut off at its least value 0, 0 < g <= 1.

    That value is taken at d = -g/(2ν), and below; so the bet never decreases with d. A law of the
    null, shifted until its mean is b, keeps its variance, at most v, and its mean factor does not
    fall, ending at most at 1 + ν(E[d^2] - 1) <= 1. (Without the cut the bet is no evidence: a mean
    far on the null's side has a large E[d^2].)
    """
    nu = SIZES**2 / 2 / (1 + np.sqrt(1 - SIZES**2))
    return Factors(-nu, SIZES, nu, floor=-SIZES / (2 * nu))
