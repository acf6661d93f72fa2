"""Spectra to quantify over, and what has them: quadratics and designs of any dimension.

Matrices are turned by Householder vectors with whole entries, so that their constants hold without
rounding however large they are.
"""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from theorycheck.claims.recipes import Draw, instances, whole_numbers
from theorycheck.learning.spectra import geometric, power_law, two_level
from theorycheck.search.randomness import generator
from theorycheck.strategies.arrays import seeds
from theorycheck.strategies.functions import Quadratic
from theorycheck.strategies.linear_networks import Design
from theorycheck.strategies.numbers import log_reals, log_sizes

LAWS = ("power law", "geometric", "spiked", "rank-deficient")
_STEPS, _REFLECTIONS = 64, 3
_STEEPEST, _LARGEST_CONDITION = 2.0, 1e6


@dataclass(frozen=True)
class Spectrum:
    """Numbers in decreasing order whose largest is 1: all of them at strength 0, isotropic.

    With strength s: j^(-2s); from 1 to 10^(-6s) in equal ratios; 1 in an eighth of the directions
    and 10^(-6s) in the rest; 0 in a share s of the directions.
    """

    law: str
    strength: Fraction

    def values(self, d: int) -> np.ndarray:
        """The first d, or d of them, float64."""
        s = float(self.strength)
        low = _LARGEST_CONDITION**-s
        if self.law == "power law":
            return power_law(d, _STEEPEST * s)
        if self.law == "geometric":
            return geometric(d, 1 / low)
        if self.law == "spiked":
            return two_level(d, -(-d // 8), low)
        return two_level(d, max(1, int(d * (1 - s))), 0.0)


@instances
def spectra(draw: Draw, laws: tuple[str, ...] = LAWS) -> Spectrum:
    """Isotropic spectra, power laws, condition numbers up to 10^6, spikes, deficient ranks."""
    strength = Fraction(draw(whole_numbers(0, _STEPS)), _STEPS)
    return Spectrum(laws[draw(whole_numbers(0, len(laws) - 1))], strength)


@instances
def large_rotations(draw: Draw, dimension: int) -> tuple[np.ndarray, ...]:
    """Three Householder vectors of whole entries drawn from a seed, as `rotations` has them.

    None is the identity, which they shrink to.
    """
    number = draw(seeds())
    if not number or dimension < 2:
        return ()
    rng = generator("rotation", number)
    vectors = rng.integers(-4, 5, (_REFLECTIONS, int(dimension)))
    vectors[:, 0] += ~vectors.any(axis=1)
    return tuple(vectors)


@instances
def large_quadratics(
    draw: Draw, *, dim: tuple[int, int] = (1, 1000), L: tuple[float, float] = (1 / 4, 4)
) -> Quadratic:
    """Quadratics of any dimension, of a given largest eigenvalue and a spectrum below it.

    Their smallest eigenvalue may be 0. A gradient costs 6 reflections: no matrix is made.
    """
    d, spectrum, largest = draw(log_sizes(*dim)), draw(spectra()), draw(log_reals(*L))
    rotation = draw(large_rotations(d))
    number = draw(seeds())
    argmin = generator("argmin", number).integers(-64, 65, d) / 64 if number else np.zeros(d)
    return Quadratic(np.asarray(largest * spectrum.values(d)), rotation, np.asarray(argmin))


@instances
def large_designs(
    draw: Draw, *, rows: tuple[int, int] = (1, 100), columns: tuple[int, int] = (1, 1000)
) -> Design:
    """Matrices (n, columns), n at most columns, whose singular values are 1 and a spectrum below.

    Of full rank unless the spectrum is deficient.
    """
    p = draw(log_sizes(*columns))
    n = draw(log_sizes(min(rows[0], p), min(rows[1], p)))
    values = draw(spectra()).values(n)
    return Design(values, p, draw(large_rotations(n)), draw(large_rotations(p)))
