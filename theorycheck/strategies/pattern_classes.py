"""Classes of {0, 1}-functions on a few points, by the patterns that they show."""

import numpy as np

from theorycheck.claims.recipes import Draw, instances, whole_numbers
from theorycheck.learning.distributions import sequences
from theorycheck.search.randomness import generator
from theorycheck.strategies.arrays import seeds


@instances
def pattern_classes(draw: Draw, points: int) -> np.ndarray:
    """Different patterns (class, points): drawn, all with few ones or few changes, or some."""
    rule, most = draw(whole_numbers(0, 3)), draw(whole_numbers(0, points))
    kept, seed = draw(whole_numbers(1, 256)), draw(seeds())
    everything = sequences(points, 2)
    chance = generator("patterns", seed).integers(0, 256, 2**points)
    ones, changes = np.sum(everything, axis=1), np.sum(np.diff(everything, axis=1) != 0, axis=1)
    few = (changes if rule == 1 else ones) <= most
    members = (chance < kept, few, few, few & (chance < kept))[rule]
    members[np.argmin(chance)] |= not members.any()
    return everything[members]
