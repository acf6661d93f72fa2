"""Linearly separable points in the unit ball, whose largest margin is known exactly."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from theorycheck.claims.recipes import Draw, instances, whole_numbers
from theorycheck.optimization.iteration import Array, Number
from theorycheck.strategies.arrays import matrices, vectors
from theorycheck.strategies.numbers import choices, reals

WIDEST, FARTHEST = 5 / 8, 3 / 4  # across the direction of the margin, and along it


@dataclass(frozen=True)
class Separable:
    """Labelled points y_i x_i, shape (n, d), all of which have first coordinate >= margin.

    The first 2 `axes` have exactly that, on both sides of as many of the other axes, so that
    (1, 0, ..., 0) is a direction of the largest margin.
    """

    points: Array
    axes: int = 1

    @property
    def margin(self) -> Number:
        """The largest margin of a unit vector."""
        return self.points[0, 0]

    @property
    def spread(self) -> Number:
        """How far a support vector lies from that direction, on every side, at least.

        If all axes have their support vectors: against every unit vector across the direction,
        some support vector reaches so far back.
        """
        sides = self.points[: 2 * self.axes, 1:]
        reach = np.max(np.abs(sides), axis=1)
        return np.min(reach) / np.sqrt(self.axes * (1 + 0 * self.margin))


@instances
def separable_data(
    draw: Draw,
    *,
    more: int = 6,
    crowd: int = 0,
    dim: Sequence[int] = (2,),
    margin: float = 1 / 16,
    spread: float = 0.0,
    surrounded: bool = False,
) -> Separable:
    """Draw two support vectors and up to `more` copies of them or points beyond them.

    The margin is at least `margin`, and the support vectors lie at least `spread` to the side;
    `surrounded` data have two on each axis. A `crowd` of that many points may be drawn at once.
    """
    d, least = draw(choices(dim)), draw(reals(margin, FARTHEST))
    axes = d - 1 if surrounded else 1
    sides = draw(vectors(2 * axes, spread, WIDEST))
    back_and_forth = np.where(np.arange(2 * axes) % 2, -sides, sides)
    across = np.eye(d)[1 + np.arange(2 * axes) // 2] * back_and_forth[:, None]
    points = [*(least * np.eye(d)[0] + across)]
    for _ in range(draw(whole_numbers(0, more))):
        beyond = draw(whole_numbers(0, 2))
        far = _beyond(draw(matrices(1, d)), least)[0]
        points.append(points[beyond] if beyond < 2 else far)
    if crowd and draw(choices((False, True))):
        points += [*_beyond(draw(matrices(crowd, d)), least)]
    return Separable(np.array(points, dtype=float), axes)


def _beyond(drawn: Array, margin: float) -> Array:
    """Map the cube to points of margin at least `margin` in the ball."""
    d = drawn.shape[1]
    along = margin + (FARTHEST - margin) * np.abs(drawn[:, :1])
    return np.hstack([along, drawn[:, 1:] * WIDEST / 2 ** int(np.ceil(np.log2(d - 1)))])
