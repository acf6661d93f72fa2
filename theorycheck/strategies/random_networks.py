"""Networks of any width and depth, as their widths, a law of the weights and a seed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise
from typing import Any

import numpy as np

from theorycheck.claims.recipes import Draw, instances, whole_numbers
from theorycheck.learning.spectra import designs_with_singular_values
from theorycheck.search.randomness import generator
from theorycheck.strategies.arrays import seeds
from theorycheck.strategies.numbers import choices, log_sizes, sizes
from theorycheck.strategies.seeded_arrays import handed_out, remembered

LAWS = ("gaussian", "rank one", "heavy-tailed", "orthogonal")
_FREEDOM, _STEPS = 3, 16


@dataclass(frozen=True)
class RandomNetwork:
    """Weights W_l (widths[l-1], widths[l]), made from the seed when they are asked for.

    Neurons are Gaussian, or multivariate Student's t of three degrees of freedom, with entries of
    variance gain^2 / fan-in; or W_l is gain times a matrix of orthonormal rows or columns; or it is
    gain u_{l-1} u_l' with unit vectors of non-negative entries, where spectral norms multiply.
    """

    widths: tuple[int, ...]
    law: str
    gain: Fraction
    seed: int
    one: float = field(default=1.0, repr=False)  # in the arithmetic of the run

    @property
    def weights(self) -> tuple[Any, ...]:
        """All layers, for `networks.deep` and others."""
        shapes = enumerate(pairwise(self.widths))
        return tuple(
            handed_out(self, f"layer {l}", _layer(*shape, l, self.law, self.gain, self.seed))
            for l, shape in shapes
        )

    @property
    def two_layers(self) -> tuple[Any, Any]:
        """W (d, m) and a (m,) of a network with one hidden layer and one output."""
        W, a = self.weights
        return W, a[:, 0]


@instances
def random_networks(
    draw: Draw,
    inputs: int,
    *,
    width: tuple[int, int] = (1, 1024),
    hidden: tuple[int, int] = (1, 1),
    outputs: int = 1,
    laws: Sequence[str] = LAWS,
    gain: tuple[int, int] = (1, 4),
) -> RandomNetwork:
    """Networks with `hidden` layers, each of any width, and a gain in sixteenths.

    They shrink towards few narrow layers. Up to 1,024 weights of a layer are run in exact
    arithmetic.
    """
    layers = draw(sizes(*hidden))
    widths = (int(inputs), *(draw(log_sizes(*width)) for _ in range(layers)), int(outputs))
    law, low, high = draw(choices(laws)), _STEPS * gain[0], _STEPS * gain[1]
    return RandomNetwork(
        widths, law, Fraction(draw(whole_numbers(low, high)), _STEPS), draw(seeds())
    )


@remembered
def _layer(
    fan_in: int, fan_out: int, layer: int, law: str, gain: Fraction, seed: int
) -> np.ndarray:
    rng, size = generator("layer", seed, layer), float(gain)
    if law == "rank one":
        return size * np.outer(
            _direction(fan_in, layer, seed), _direction(fan_out, layer + 1, seed)
        )
    if law in ("gaussian", "heavy-tailed"):
        G = rng.standard_normal((fan_in, fan_out)) * (size / fan_in**0.5)
        return G if law == "gaussian" else G / np.sqrt(rng.chisquare(_FREEDOM, fan_out))
    short, long = sorted((fan_in, fan_out))
    Q = designs_with_singular_values(rng, long, np.full(short, size))
    return Q if fan_in >= fan_out else Q.T


def _direction(width: int, layer: int, seed: int) -> np.ndarray:
    u = np.abs(generator("direction", seed, layer).standard_normal(width))
    return np.asarray(u / np.linalg.norm(u))
