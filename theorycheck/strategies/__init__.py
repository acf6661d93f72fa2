"""What theorems quantify over: numbers, vectors, functions, networks, data.

Every continuous knob lies on a dyadic grid of 1,024 steps and is drawn as a whole number, which
Hypothesis can climb and shrink and exact arithmetic can hold without error.
"""

from theorycheck.claims.recipes import instances, whole_numbers
from theorycheck.search.randomness import generator
from theorycheck.strategies.arrays import matrices, rotations, seeds, vectors
from theorycheck.strategies.functions import Quadratic, quadratics
from theorycheck.strategies.numbers import choices, log_reals, probabilities, reals, sizes

__all__ = [
    "Quadratic",
    "choices",
    "generator",
    "instances",
    "log_reals",
    "matrices",
    "probabilities",
    "quadratics",
    "reals",
    "rotations",
    "seeds",
    "sizes",
    "vectors",
    "whole_numbers",
]
