"""What theorems quantify over: numbers, vectors, functions, networks, data.

Every continuous knob lies on a dyadic grid of 1,024 steps and is drawn as a whole number, which
Hypothesis can climb and shrink and exact arithmetic can hold without error.
"""

from theorycheck.claims.recipes import instances, whole_numbers
from theorycheck.search.randomness import generator
from theorycheck.strategies.arrays import matrices, rotations, seeds, vectors
from theorycheck.strategies.data_sets import DataSet, data_sets
from theorycheck.strategies.functions import Quadratic, quadratics
from theorycheck.strategies.numbers import (
    choices,
    log_reals,
    log_sizes,
    probabilities,
    reals,
    sizes,
)
from theorycheck.strategies.random_networks import RandomNetwork, random_networks
from theorycheck.strategies.spectra import Spectrum, large_designs, large_quadratics, spectra

__all__ = [
    "DataSet",
    "Quadratic",
    "RandomNetwork",
    "Spectrum",
    "choices",
    "data_sets",
    "generator",
    "instances",
    "large_designs",
    "large_quadratics",
    "log_reals",
    "log_sizes",
    "matrices",
    "probabilities",
    "quadratics",
    "random_networks",
    "reals",
    "rotations",
    "seeds",
    "sizes",
    "spectra",
    "vectors",
    "whole_numbers",
]
