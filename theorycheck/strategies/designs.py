"""Design matrices whose rank is known, and their features in the order in which they are added."""

import numpy as np

from theorycheck.claims.recipes import Draw, instances, whole_numbers
from theorycheck.search.randomness import generator
from theorycheck.strategies.arrays import matrices, reflected, rotations, seeds, vectors
from theorycheck.strategies.numbers import reals

_ENTRY_BY_ENTRY = 36


@instances
def gaussian_like_designs(draw: Draw, rows: int, columns: int) -> np.ndarray:
    """Designs (rows, columns): any up to 36 entries, beyond these Gaussian ones from a seed."""
    if rows * columns <= _ENTRY_BY_ENTRY:
        return np.asarray(draw(matrices(rows, columns)))
    return generator("design", draw(seeds())).standard_normal((rows, columns))


@instances
def nested_designs(draw: Draw, rows: int, columns: int, *, least: float = 1 / 8) -> np.ndarray:
    """Designs (rows, columns) whose first k columns have rank min(k, rows), for every k.

    A triangle with diagonal entries from `least` to 1, then free columns, some of them zero, all
    rotated alike: by QR no other designs exist but for signs and scale.
    """
    few = min(rows, columns)
    design = np.zeros((rows, columns))
    for k in range(few):
        design[:k, k] = draw(vectors(k))
        design[k, k] = draw(reals(least, 1))
    for k in range(few, columns):
        design[:, k] = draw(vectors(rows)) * draw(whole_numbers(0, 1))
    return np.asarray(reflected(draw(rotations(rows)), design.T).T)
