"""Linearly separable points in the unit disk, whose largest margin is known exactly."""

from dataclasses import dataclass

import numpy as np

from theorycheck.claims.recipes import Draw, instances, whole_numbers
from theorycheck.optimization.iteration import Array, Number
from theorycheck.strategies.numbers import reals


@dataclass(frozen=True)
class Separable:
    """Labelled points y_i x_i, shape (n, 2), all of which have first coordinate >= margin.

    The first two have exactly that, on both sides of the axis, so that (1, 0) is the direction of
    the largest margin.
    """

    points: Array

    @property
    def margin(self) -> Number:
        """The largest margin of a unit vector."""
        return self.points[0, 0]

    @property
    def spread(self) -> Number:
        """How far the two support vectors lie from that direction, at least."""
        return np.minimum(self.points[0, 1], -self.points[1, 1])


@instances
def separable_data(
    draw: Draw, *, more: int = 6, margin: float = 1 / 16, spread: float = 0.0
) -> Separable:
    """Draw the two support vectors and up to `more` copies of them or points beyond them.

    The margin is at least `margin`, and the spread at least `spread`.
    """
    margin = draw(reals(margin, 3 / 4))
    sides = [draw(reals(spread, 5 / 8)), -draw(reals(spread, 5 / 8))]
    points = [(margin, side) for side in sides]
    for _ in range(draw(whole_numbers(0, more))):
        beyond = draw(whole_numbers(0, 2))
        far = (draw(reals(margin, 3 / 4)), draw(reals(-5 / 8, 5 / 8)))
        points.append(points[beyond] if beyond < 2 else far)
    return Separable(np.array(points, dtype=float))
