"""Inputs that no two of which coincide, nor point in opposite directions."""

import numpy as np

from theorycheck.strategies.recipes import Draw, instances, whole_numbers


@instances
def points_on_the_circle(draw: Draw, points: int) -> np.ndarray:
    """Unit vectors (points, 2) whose angles modulo pi differ by at least 3 % of their mean gap.

    Each lies on one side or the other of the origin.
    """
    gaps = np.array([draw(whole_numbers(1, 32)) for _ in range(points)])
    angles = np.pi * np.cumsum(gaps) / np.sum(gaps)
    flipped = np.array([draw(whole_numbers(0, 1)) for _ in range(points)])
    angles = angles + np.pi * flipped
    return np.stack([np.cos(angles), np.sin(angles)], axis=-1)
