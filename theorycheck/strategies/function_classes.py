"""The classes of functions that theorems on first-order methods quantify over.

Each joins the worst cases of few dimensions (`landscapes`, saw-teeth) with functions that do not
decouple: `losses_on_data` of up to 50 variables, Moreau envelopes, interpolants. All have a
gradient, values with minimum 0, `L` and `dim`; all but saw-teeth `argmin`, convex ones `mu`.
"""

from dataclasses import replace
from typing import TypeAlias

from theorycheck.claims.recipes import Draw, instances, whole_numbers
from theorycheck.optimization.iteration import Array, Number
from theorycheck.strategies.arrays import points
from theorycheck.strategies.interpolants import Interpolant, interpolants
from theorycheck.strategies.landscapes import (
    LOJASIEWICZ,
    NONCONVEX,
    Landscape,
    SawTooth,
    even_landscapes,
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
Convex: TypeAlias = Smooth | Envelope | Interpolant


@instances
def convex_functions(
    draw: Draw,
    *,
    dim: tuple[int, int] = (1, 50),
    ridge: float = 0.0,
    mu: float = 0.0,
    enveloped: bool = True,
) -> Convex:
    """Draw smooth convex functions, with a ridge from `mu` to `ridge` added unless that is 0.

    Envelopes and interpolants have none, and after hundreds of steps take long to decide exactly:
    they are left out if `mu` isn't 0 and unless `enveloped`.
    """
    f = draw(_convex(dim, kinds=6 if enveloped and not mu else 5))
    return replace(f, ridge=draw(reals(mu, ridge))) if ridge and isinstance(f, Smooth) else f


@instances
def _convex(draw: Draw, dim: tuple[int, int], kinds: int) -> Convex:
    def up_to(most: int) -> tuple[int, int]:
        return dim[0], max(dim[0], min(dim[1], most))

    kind = draw(whole_numbers(0, kinds - 1))
    widths = (1 / 64 if kind == 1 else 1 / 2**16, 1)
    if kind < 2:  # the worst cases of most theorems, for few steps or many
        return draw(landscapes(("huber", "parabola"), dim=up_to(2), widths=widths))
    if kind == 2:
        return draw(landscapes(dim=up_to(3), widths=widths))
    if kind == 3:
        return draw(losses_on_data(dim=dim))
    if kind == 4:
        return draw(even_landscapes(dim=dim))
    return draw((envelopes if draw(whole_numbers(0, 1)) else interpolants)(dim=up_to(20)))


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
