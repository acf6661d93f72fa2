"""Pictures as SVG that takes its colours and its letters from the page it stands in."""

import io
import re
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, FuncFormatter, LogLocator, MaxNLocator, NullLocator

from theorycheck.claims.picture import Line, Picture, shown
from theorycheck.report.output import harmless
from theorycheck.report.pictures import Strip

SERIES = 6  # colours, before they repeat
_TONES = ("ink", "muted", "rule", *(f"series-{k}" for k in range(SERIES)))
_COLOURS = {tone: f"#a0c0{k:02x}" for k, tone in enumerate(_TONES)}  # stand-ins, for the page's own
_WIDTH, _TALL, _FLAT = 4.7, 2.7, 0.75  # inches
_DASHES: tuple[Any, ...] = ((0, (5, 3)), (0, (1.2, 2.4)), (0, (5, 2, 1, 2)))
_MOST_MARKED, _MOST_TICKS, _LONGEST = 60, 7, 64
_DEEPEST = 1e-18  # of the largest value: what is below is left out of a logarithmic axis
_SETTINGS: dict[Any, Any] = {
    "font.size": 10,
    "svg.fonttype": "none",
    "text.parse_math": False,
    "text.usetex": False,
    "path.simplify": True,
}


@dataclass(frozen=True)
class Entry:
    """A line of a picture's key: how it is drawn, in which colour, and what it is."""

    look: str
    tone: str
    name: str

    @property
    def marker(self) -> str:
        """The points' shape."""
        return "s" if self.look.endswith("again") else "o"

    @property
    def dashes(self) -> Any:
        """The line's."""
        return (0, (4, 2)) if self.look.endswith("again") else "-"


@dataclass(frozen=True)
class Drawing:
    """A picture as it stands in a page."""

    svg: str
    key: Sequence[Entry]
    caption: str = ""


def draw(picture: Picture | Strip, salt: str) -> Drawing:
    """Return a picture, drawn; the same each time, with names of its own by `salt`."""
    settings = mpl.rc_context({**_SETTINGS, "svg.hashsalt": salt})
    with settings, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of letters that the font to measure with does not have
        return _strip(picture) if isinstance(picture, Strip) else _lines(picture)


def _lines(picture: Picture) -> Drawing:
    figure, axes = _canvas(_TALL, picture.y)
    axes.set_xlabel(_words(picture.x), color=_COLOURS["ink"], loc="right")
    for name in picture.log:
        getattr(axes, f"set_{name}scale")("log", nonpositive="mask")
    key, drawn = _key(picture.lines), np.concatenate([_heights(picture, e) for e in picture.lines])
    for line, entry in zip(picture.lines, key, strict=True):
        _DRAW[line.kind](axes, line, entry, float(np.nanmin(drawn)))
    key = list(dict.fromkeys(key))
    if "y" in picture.log:
        axes.set_ylim(bottom=max(axes.get_ylim()[0], float(np.nanmax(drawn)) * _DEEPEST))
    _ticks(axes, picture)
    return Drawing(_svg(figure, f"{picture.y} over {picture.x}"), key, picture.caption)


def _canvas(height: float, title: str = "") -> tuple[Figure, Any]:
    """Return an empty figure of that many inches, its title on the left, and its axes."""
    figure = Figure(figsize=(_WIDTH, height))
    left, bottom, top = 0.62 / _WIDTH, 0.5 / height, (0.32 if title else 0.08) / height
    axes = figure.add_axes((left, bottom, 1 - left - 0.12 / _WIDTH, 1 - bottom - top))
    if title:
        top = 1 - 0.05 / height
        figure.text(0.05 / _WIDTH, top, _words(title), color=_COLOURS["ink"], va="top")
    figure.patch.set_visible(False)
    axes.patch.set_visible(False)
    axes.spines[["top", "right"]].set_visible(False)
    axes.spines[["left", "bottom"]].set_color(_COLOURS["rule"])
    axes.tick_params(length=0, labelcolor=_COLOURS["muted"], pad=4)
    axes.grid(color=_COLOURS["rule"], linewidth=0.5)
    axes.set_axisbelow(True)
    return figure, axes


def _words(text: str) -> str:
    """Return a label as it fits on one line."""
    line = harmless(" ".join(text.split()))
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


def _heights(picture: Picture, line: Line) -> np.ndarray:
    return np.asarray(line.y[shown(line, picture.log)])


def _key(lines: Sequence[Line]) -> list[Entry]:
    """Return each line's entry: guides of one name are dashed alike, others have a colour each.

    When the colours are used up they come again, with dashes and square points.
    """
    key: list[Entry] = []
    guides: dict[str, int] = {}
    for line in lines:
        if line.kind == "guide":
            dashes = guides.setdefault(line.name, len(guides)) % len(_DASHES)
            key.append(Entry(f"guide-{dashes}", "ink", line.name))
        else:
            again, number = divmod(sum(entry.tone != "ink" for entry in key), SERIES)
            look = f"{line.kind} again" if again else line.kind
            key.append(Entry(look, f"series-{number}", line.name))
    return key


def _measured(axes: Any, line: Line, entry: Entry, floor: float) -> None:
    marks: dict[str, Any] = {}
    if len(line.x) <= _MOST_MARKED:
        marks = {"marker": entry.marker, "markersize": 3.2}
    colour = _COLOURS[entry.tone]
    axes.plot(line.x, line.y, color=colour, linewidth=1.3, linestyle=entry.dashes, **marks)
    _band(axes, line, entry, floor)


def _curve(axes: Any, line: Line, entry: Entry, floor: float) -> None:
    colour = _COLOURS[entry.tone]
    axes.plot(line.x, line.y, color=colour, linewidth=1.5, linestyle=entry.dashes)
    _band(axes, line, entry, floor)


def _band(axes: Any, line: Line, entry: Entry, floor: float) -> None:
    if line.low is not None:
        low = np.maximum(line.low, floor) if axes.get_yscale() == "log" else line.low
        look = {"color": _COLOURS[entry.tone], "alpha": 0.16, "linewidth": 0}
        axes.fill_between(line.x, low, line.high, **look)


def _points(axes: Any, line: Line, entry: Entry, floor: float) -> None:
    colour = _COLOURS[entry.tone]
    look = {"marker": entry.marker, "linestyle": "", "markersize": 3.6, "alpha": 0.75}
    axes.plot(line.x, line.y, color=colour, markeredgewidth=0, **look)
    if line.low is not None:
        low = np.maximum(line.low, floor) if axes.get_yscale() == "log" else line.low
        axes.vlines(line.x, low, line.high, color=colour, linewidth=1)


def _guide(axes: Any, line: Line, entry: Entry, _: float) -> None:
    dashes = _DASHES[int(entry.look[-1])]
    axes.plot(line.x, line.y, color=_COLOURS["ink"], linewidth=1.1, linestyle=dashes, zorder=4)


_DRAW = {"measured": _measured, "curve": _curve, "points": _points, "guide": _guide}


def _ticks(axes: Any, picture: Picture) -> None:
    for name, axis in (("x", axes.xaxis), ("y", axes.yaxis)):
        log = name in picture.log
        axis.set_minor_locator(NullLocator())
        axis.set_major_locator(_locator(axes, name, picture, log=log))
        axis.set_major_formatter(FuncFormatter(_number))


def _locator(axes: Any, name: str, picture: Picture, *, log: bool) -> Any:
    for guides in (False, True) if name == "x" else ():
        lines = [line.x for line in picture.lines if (line.kind == "guide") == guides]
        if lines and _are_ticks(places := np.unique(np.concatenate(lines)), log=log):
            return FixedLocator(places.tolist())
    if not log:
        return MaxNLocator(5)
    low, high = getattr(axes, f"get_{name}lim")()
    subs = (1.0, 2.0, 5.0) if high / low < 100 else (1.0,)
    return LogLocator(subs=subs, numticks=_MOST_TICKS)


def _are_ticks(places: np.ndarray, *, log: bool) -> bool:
    """Return whether the places themselves make good ticks: few, whole, and far apart."""
    if not 2 <= len(places) <= _MOST_TICKS or (places != np.round(places)).any():
        return False
    if log and places[0] <= 0:
        return False
    at = np.log(places) if log else places
    return bool(np.diff(at).min() > np.ptp(at) / 14)


_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def _number(value: float, _: int | None = None) -> str:
    size = abs(value)
    if size == 0 or 1e-3 <= size < 1e5:
        return f"{value:.5g}".replace("-", "−")
    digits, power = f"{value:.0e}".split("e")
    raised = f"10{str(int(power)).translate(_SUPERSCRIPTS)}"
    return raised if digits == "1" else f"{digits}·{raised}".replace("-", "−")


def _strip(strip: Strip) -> Drawing:
    figure, axes = _canvas(_FLAT)
    axes.spines["left"].set_visible(False)
    axes.grid(visible=False)
    axes.hlines(0, strip.low, strip.high, color=_COLOURS["series-0"], linewidth=5, alpha=0.3)
    axes.plot([strip.value], [0], "o", color=_COLOURS["series-0"], markersize=5)
    axes.vlines(strip.bound, -1, 1, color=_COLOURS["series-1"], linewidth=2)
    ends = np.array([strip.low, strip.high, strip.value, strip.bound])
    room = 0.06 * (np.ptp(ends) or 1)
    axes.set(ylim=(-1.4, 1.4), xlim=(ends.min() - room, ends.max() + room))
    axes.yaxis.set_major_locator(NullLocator())
    axes.xaxis.set_major_locator(MaxNLocator(6))
    axes.xaxis.set_major_formatter(FuncFormatter(_number))
    axes.set_xlabel(_words(strip.x), color=_COLOURS["ink"], loc="right")
    key = [Entry("points", "series-0", strip.name), Entry("bar", "series-1", "claimed bound")]
    return Drawing(_svg(figure, strip.x), key)


def _svg(figure: Figure, label: str) -> str:
    """Return a figure as SVG to stand in a page, its stand-in colours replaced."""
    file = io.StringIO()
    figure.savefig(file, format="svg", metadata={"Date": None})
    text = file.getvalue()
    view = re.search(r'viewBox="[^"]*"', text)
    inside = text[text.index(">", text.index("<svg")) + 1 :]
    for pattern, instead in _CLEANING:
        inside = re.sub(pattern, instead, inside, flags=re.DOTALL)
    for name, colour in _COLOURS.items():
        inside = inside.replace(colour, f"var(--{name})")
    opening = (
        f'<svg class="drawing" {view and view[0]} role="img" aria-label="{escape(_words(label))}">'
    )
    return f"{opening}{inside.strip()}"


def _rounded(tag: re.Match[str]) -> str:
    """Return a tag, each number in it cut to a hundredth of a point."""
    return re.sub(r"(?<=\.\d\d)\d+", "", tag[0])


_CLEANING: tuple[tuple[str, Any], ...] = (
    (r"\s*<metadata>.*?</metadata>", ""),
    (r'\s*<style type="text/css">.*?</style>', ""),
    (r' id="[^"]*_\d+"', ""),  # of groups: a page may have each name once
    (r"xlink:href", "href"),
    (r"(?<=[;\"]) ?font-family: [^;\"]*;", ""),  # the page's own
    (r' transform="rotate\(-0 [^)]*\)"', ""),
    (r"<g/>", ""),
    (r"<(?:path|use|text)\b[^>]*>", _rounded),
    (r"\s*\n\s*", "\n"),
)
