"""Smooth convex functions of up to 50 variables, drawn as a shape, a law and a seed."""

import numpy as np

from theorycheck.claims.recipes import Draw, instances, whole_numbers
from theorycheck.optimization.iteration import Number
from theorycheck.search.randomness import generator
from theorycheck.strategies.arrays import reflected, seeds
from theorycheck.strategies.landscapes import CONVEX, PROFILES, Landscape, landscapes
from theorycheck.strategies.numbers import choices, log_reals, log_sizes, reals
from theorycheck.strategies.spectra import large_rotations, spectra


class EvenLandscape(Landscape):
    """A landscape all of whose axes have the same profile: all are computed at once."""

    def gradient(self, x: Number) -> Number:
        """Return the gradient at x of shape (..., dim)."""
        u = self._along_axes(x)
        slope = PROFILES[self.shapes[0]].slope(u, self.widths) * self.curvatures + self.ridge * u
        return reflected(self.rotation, slope)

    def __call__(self, x: Number) -> Number:
        """Return the value at x of shape (..., dim)."""
        u = self._along_axes(x)
        values = PROFILES[self.shapes[0]].value(u, self.widths) * self.curvatures
        return np.sum(values + self.ridge * u * u / 2, axis=-1)


@instances
def even_landscapes(
    draw: Draw, *, dim: tuple[int, int] = (1, 50), ridge: tuple[float, float] = (0.0, 0.0)
) -> EvenLandscape:
    """Draw them: curvatures of any spectrum, from 0 up to a largest one of 1/8 to 4, one width."""
    d = draw(log_sizes(*dim))
    shape = draw(choices(CONVEX))
    curvatures = draw(log_reals(1 / 8, 4)) * draw(spectra()).values(d)
    widths = np.full(d, draw(log_reals(1 / 64, 1)))
    rotation, number = draw(large_rotations(d)), draw(seeds())
    argmin = generator("argmin", number).integers(-64, 65, d) / 64 if number else np.zeros(d)
    height = draw(reals(*ridge))
    return EvenLandscape((shape,) * d, curvatures, widths, height, rotation, np.asarray(argmin))


@instances
def convex_functions(draw: Draw, *, ridge: tuple[float, float] = (0.0, 0.0)) -> Landscape:
    """Draw smooth convex functions, plus a ridge between the given ones: of few variables, or many.

    The few have a profile along every axis of its own.
    """
    if draw(whole_numbers(0, 2)) == 2:
        return draw(even_landscapes(ridge=ridge))
    f = draw(landscapes())
    height = draw(reals(*ridge))
    return Landscape(f.shapes, f.curvatures, f.widths, height, f.rotation, f.argmin)
