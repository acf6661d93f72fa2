"""Mechanisms by their answers: one independent answer for each entry of an array."""

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.optimization.iteration import Number
from theorycheck.privacy.mechanisms import keep_probability, laplace_scale

Array: TypeAlias = NDArray[Any]


def laplace_mechanism(
    rng: np.random.Generator, answers: Array, *, epsilon: Number, sensitivity: Number = 1
) -> Array:
    """Release answers with Laplace noise of scale sensitivity / epsilon; float64, of their shape.

    (Dwork, McSherry, Nissim & Smith 2006.)
    """
    return answers + rng.laplace(0, laplace_scale(sensitivity, epsilon), np.shape(answers))


def report_bits(rng: np.random.Generator, bits: Array, *, epsilon: Number) -> Array:
    """Report bits by randomized response, each with its own coins; integers of their shape."""
    truthful = rng.random(np.shape(bits)) < keep_probability(epsilon)
    return np.where(truthful, bits, 1 - np.asarray(bits))


def output_noise(
    rng: np.random.Generator, trials: int, d: int, *, epsilon: Number, sensitivity: Number = 1
) -> Array:
    """Draw vectors of density proportional to exp(-epsilon |b| / sensitivity), (trials, d).

    Added to weights that a record moves by at most `sensitivity` in l2 norm, they are
    epsilon-private (Chaudhuri, Monteleoni & Sarwate 2011, Algorithm 1).
    """
    directions = rng.standard_normal((trials, d))
    lengths = rng.gamma(d, sensitivity / epsilon, (trials, 1))
    return lengths * directions / np.linalg.norm(directions, axis=1, keepdims=True)
