"""Steepest descent with exact line search on a convex function that is smooth along its path."""

import numpy as np
from sympy import Rational

from theorycheck import claim, symbol
from theorycheck.optimization import path
from theorycheck.strategies import reals

gap_0 = symbol("gap_0", "objective above its minimum at the start", nonnegative=True)
gap_T = symbol("gap_T", "objective above its minimum after 20 steps", nonnegative=True)


@claim(
    source="folklore, from smooth functions",
    then=gap_T <= Rational(1, 2) * gap_0,
    refuted_by="Wolfe 1975; Boyd & Vandenberghe 2004, section 9.3.2 and exercise 9.4",
)
def exact_line_search_minimizes_convex_functions(let):
    """On convex functions that are bounded below, 20 steps of steepest descent with exact line
    search come at least twice as near to the minimum.

    The function is the larger of -16 and sqrt(x^2 + c y^2) where |y| <= x, (x + c |y|)/sqrt(1 + c)
    elsewhere. Along (x, c y), its minimum is at the step below, which leads from slope s to slope
    1/(c^2 s): always inside the cone, and to 0, where f is 0.
    """
    c = let(reals(2, 8))
    share = let(reals(0, 1))
    slope = share + (1 - share) / c**2
    start = 4 * np.stack([c / c, slope])

    def step(point, _):
        x, y = point
        best = (x * x + c * c * y * y) / (x * x + c**3 * y * y)
        return np.stack([x - best * x, y - best * c * y])

    x, y = path(step, start, 20)[[0, -1]].T
    inside = np.sqrt(x * x + c * y * y)
    outside = np.maximum((x + c * np.abs(y)) / np.sqrt(1 + c), -16)
    gap_0, gap_T = 16 + np.where(np.abs(y) <= x, inside, outside)
    return dict(gap_0=gap_0, gap_T=gap_T)
