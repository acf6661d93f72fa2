"""Arrays of fractions, in which an identity of linear algebra holds exactly or not at all."""

from fractions import Fraction

import numpy as np


def rationals(rng, *shape):
    """Return an array of fractions between -9/7 and 9/7."""
    numerators = rng.integers(-9, 10, size=shape)
    return np.array([Fraction(int(k), 7) for k in numerators.flat], dtype=object).reshape(shape)
