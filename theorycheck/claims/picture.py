"""A picture as data: named lines over named axes, drawn where a report is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, get_args

import numpy as np

from theorycheck.errors import PictureError

Kind = Literal["measured", "curve", "points", "guide"]
Log = Literal["", "x", "y", "xy"]


@dataclass(frozen=True, eq=False)
class Line:
    """One line of a picture: its name, its points, and limits around them where there are any.

    What is "measured" shows its points, joined; a "curve" has none; "points" are not joined; a
    "guide" is dashed, for what a theory says. NaN and infinity are gaps.
    """

    name: str
    x: Any
    y: Any
    low: Any = None
    high: Any = None
    kind: Kind = "measured"

    def __post_init__(self) -> None:
        if self.kind not in get_args(Kind):
            raise PictureError(
                f"the line {self.name!r} is of kind {self.kind!r}; choose one of "
                f"{', '.join(get_args(Kind))}"
            )
        if (self.low is None) != (self.high is None):
            raise PictureError(f"the line {self.name!r} has one limit; give both low= and high=")
        for field in ("x", "y", "low", "high"):
            value = getattr(self, field)
            object.__setattr__(self, field, None if value is None else self._array(field, value))

    def _array(self, field: str, value: Any) -> np.ndarray:
        try:
            array = np.array(value, dtype=float)
        except (TypeError, ValueError) as error:
            raise PictureError(
                f"the line {self.name!r}: its {field} is no array: {error}"
            ) from None
        if array.shape != (array.size if field == "x" else self.x.size,):
            raise PictureError(
                f"the line {self.name!r}: its {field} has shape {array.shape}; give one number for "
                "each of its points"
            )
        array[~np.isfinite(array)] = np.nan
        array.flags.writeable = False
        return array


def quartiles(name: str, x: Any, found: Any, *, axis: int = 0) -> Line:
    """Return the line of medians over an axis, that of the draws, between the quartiles."""
    low, median, high = np.quantile(found, [0.25, 0.5, 0.75], axis=axis)
    return Line(name, x, median, low, high)


@dataclass(frozen=True, eq=False)
class Picture:
    """Lines over two axes, each called by what it shows; `log` names the logarithmic axes."""

    x: str
    y: str
    lines: Sequence[Line]
    log: Log = ""
    caption: str = ""

    def __post_init__(self) -> None:
        if self.log not in get_args(Log):
            raise PictureError(f"log={self.log!r}: the logarithmic axes are '', 'x', 'y' or 'xy'")
        object.__setattr__(self, "lines", tuple(self.lines))
        for line in self.lines:
            if not isinstance(line, Line):
                raise PictureError(f"{line!r} is no line: write Line(name, x, y)")
        if not any(shown(line, self.log).any() for line in self.lines):
            raise PictureError(
                f"the picture of {self.y} over {self.x} has no point to show: they are NaN, or not "
                "positive on a logarithmic axis"
            )


Pictures: TypeAlias = Picture | Sequence[Picture]


def shown(line: Line, log: str) -> np.ndarray:
    """Return which points of a line can be drawn."""
    x = line.x > 0 if "x" in log else np.isfinite(line.x)
    y = line.y > 0 if "y" in log else np.isfinite(line.y)
    return np.asarray(x & y)
