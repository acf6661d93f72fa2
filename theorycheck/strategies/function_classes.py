"""The classes of functions that theorems on first-order methods quantify over.

Each joins the worst cases of few dimensions (`landscapes`, saw-teeth) with functions that do not
decouple: `losses_on_data` of up to 50 variables, Moreau envelopes, interpolants. All have a
gradient, values with minimum 0, `L` and `dim`; all but saw-teeth `argmin`, convex ones `mu`.
"""

from typing import Any, TypeAlias

from theorycheck.claims.recipes import Draw, instances, whole_numbers
from theorycheck.optimization.iteration import Array, Number
from theorycheck.strategies.arrays import points
from theorycheck.strategies.interpolants import Interpolant, interpolants
from theorycheck.strategies.landscapes import (
    LOJASIEWICZ,
    NONCONVEX,
    Landscape,
    SawTooth,
    landscapes,
)
from theorycheck.strategies.losses_on_data import (
    LOJASIEWICZ_LOSSES,
    NONCONVEX_LOSSES,
    LossOnData,
    Student,
    losses_on_data,
    students,
)
from theorycheck.strategies.numbers import choices, reals
from theorycheck.strategies.proximable import Envelope, envelopes

Smooth: TypeAlias = Landscape | LossOnData
_WIDTHS = (1 / 2**16, 1)


@instances
def convex_functions(draw: Draw, *, ridge: float = 0.0) -> Smooth | Envelope | Interpolant:
    """Draw smooth convex functions, some strongly convex by a ridge or by what they are."""
    kind = draw(whole_numbers(0, 3))
    if kind == 2:
        return draw(losses_on_data(ridge=ridge))
    if kind == 3:
        return draw(envelopes() if draw(whole_numbers(0, 1)) else interpolants())
    worst: dict[str, Any] = {} if kind else dict(shapes=("huber", "parabola"), dim=(1, 2))
    return draw(landscapes(**worst, ridge=ridge, widths=_WIDTHS))


@instances
def lojasiewicz_functions(draw: Draw) -> Smooth:
    """Draw functions, convex or not, with a Polyak-Lojasiewicz constant.

    Minimizers are isolated or fill subspaces.
    """
    if draw(whole_numbers(0, 1)):
        return draw(losses_on_data(LOJASIEWICZ_LOSSES, independent=True))
    return draw(landscapes(LOJASIEWICZ, flat=True))


@instances
def smooth_functions(
    draw: Draw, step: Number = 1, steps: int = 8
) -> Landscape | LossOnData | SawTooth | Student:
    """Draw smooth functions, convex or not, and the saw-teeth that are worst for step / L."""
    kind = draw(whole_numbers(0, 3))
    if kind > 1:
        return draw(students()) if kind == 3 else draw(losses_on_data(NONCONVEX_LOSSES, ridge=1.0))
    if kind:
        return draw(landscapes(NONCONVEX))
    L, slope = draw(choices((1.0, 2.0))), draw(reals(1 / 8, 2))
    return SawTooth(L, slope, float(step) * slope / L, int(steps))


@instances
def starts(draw: Draw, f: Landscape | LossOnData | SawTooth | Student, size: float) -> Array:
    """Draw points up to `size` from the origin in each coordinate; saw-teeth have their own."""
    return f.start if isinstance(f, SawTooth) else draw(points(f.dim, size))
