"""How a claim differs from what a baseline keeps of it, each kind of difference by its name."""

import difflib
import enum
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from theorycheck.baselines.kept import Kept
from theorycheck.errors import CatalogueError

LAST_DIGITS = 1e-9  # of the largest number of an array: other processors round otherwise


class Kind(enum.StrEnum):
    """What has changed, worst first."""

    ERROR = "error"
    REFUTED = "refuted"
    UNDECIDED = "undecided"
    SETTLED = "settled"  # it was worse, and is as it should be now
    VANISHED = "vanished"
    RENAMED = "renamed"
    NEW = "new"
    STATEMENT = "statement edited"
    ASSUMPTIONS = "assumptions edited"
    TRIAL = "trial changed"
    LOOSENED = "bound loosened"
    TIGHTENED = "bound tightened"
    MOVED = "observable moved"
    SENTENCE = "sentence edited"


_GROUPS = {
    "drift": (Kind.MOVED, Kind.LOOSENED, Kind.TIGHTENED),
    "edited": (Kind.STATEMENT, Kind.ASSUMPTIONS, Kind.TRIAL, Kind.SENTENCE),
    "any": tuple(Kind),
}


def kinds_named(words: str) -> frozenset[Kind]:
    """Return the kinds in a list such as "refuted,drift"; raise CatalogueError for other words.

    A kind goes by its words with dashes ("bound-loosened"); drift, edited and any name several.
    """
    known = {kind.value.replace(" ", "-"): (kind,) for kind in Kind} | _GROUPS
    found: set[Kind] = set()
    for word in filter(None, (word.strip() for word in words.split(","))):
        if word not in known:
            near = difflib.get_close_matches(word, known, 1)
            hint = f"did you mean {near[0]}?" if near else f"choose from {', '.join(known)}"
            raise CatalogueError(f"fail-on {word!r}: there is no such kind of difference; {hint}")
        found |= set(known[word])
    return frozenset(found)


@dataclass(frozen=True)
class Difference:
    """One way in which a claim is not as it was, and from what to what."""

    kind: Kind
    words: str

    def __str__(self) -> str:
        return f"{self.kind.value}: {self.words}" if self.words else self.kind.value


_TEXTS = {
    "statement": Kind.STATEMENT,
    "assumptions": Kind.ASSUMPTIONS,
    "trial": Kind.TRIAL,
    "sentence": Kind.SENTENCE,
}


def edits(before: Kept, written: Mapping[str, Any]) -> Iterator[Difference]:
    """Give what differs in what is written of a claim."""
    for name, kind in _TEXTS.items():
        old, new = getattr(before, name), written[name]
        if old != new:
            words = "its code" if name == "trial" else f"{_text(old)} became {_text(new)}"
            yield Difference(kind, words)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ", ".join(value) or "nothing assumed"


def drift(before: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[Difference]:
    """Give what differs in what was measured at the same instance, on the same randomness."""
    moved = [
        _moved(name, before["symbols"].get(name), now["symbols"].get(name))
        for name in sorted({*before["symbols"], *now["symbols"]})
        if not alike(before["symbols"].get(name), now["symbols"].get(name))
    ]
    if not alike(before["bound"], now["bound"]):
        yield _of_bound(before, now)
    elif not moved and not _near(before["tightness"], now["tightness"]):
        moved = [f"tightness {before['tightness']} became {now['tightness']}"]
    if moved:
        yield Difference(Kind.MOVED, "; ".join(moved))


def _of_bound(before: Mapping[str, Any], now: Mapping[str, Any]) -> Difference:
    """Tell whether a bound came nearer to what it bounds: by where it lies, on the worst entry."""
    old, new = (_middle(side["bound"]) for side in (before, now))
    side = _middle(before["observed"])
    nearer = abs(new - side) < abs(old - side)
    words = f"{old:.9g} became {new:.9g} at the same instance"
    return Difference(Kind.TIGHTENED if nearer else Kind.LOOSENED, words)


def _middle(summary: Mapping[str, Any]) -> float:
    numbers = summary.get("numbers") or [math.nan]
    return float(numbers[-1])


def _moved(name: str, old: Any, new: Any) -> str:
    if old is None or new is None:
        return f"{name} {'came' if old is None else 'went'}"
    for aspect in ("type", "shape"):
        if old.get(aspect) != new.get(aspect):
            return f"{name}: {aspect} {old.get(aspect)} became {new.get(aspect)}"
    if "text" in old:
        return f"{name}: {old['text'][:60]} became {new['text'][:60]}"
    changes = zip(old["numbers"], new["numbers"], strict=True)
    first, last = next(pair for pair in changes if not _near(*pair, _size(old)))
    return f"{name}: {first:.9g} became {last:.9g}"


def alike(old: Any, new: Any) -> bool:
    """Tell whether two summaries agree but for the last digits."""
    if old == new:
        return True
    if not (old and new) or "text" in old or "text" in new:
        return False
    if (old["type"], old["shape"]) != (new["type"], new["shape"]):
        return False
    pairs = zip(old["numbers"], new["numbers"], strict=True)
    return all(_near(one, other, _size(old)) for one, other in pairs)


def _size(summary: Mapping[str, Any]) -> float:
    return max((abs(x) for x in summary["numbers"] if isinstance(x, int | float)), default=0.0)


def _near(old: Any, new: Any, size: float = 0.0) -> bool:
    if not isinstance(old, int | float) or not isinstance(new, int | float):
        return bool(old == new)
    return abs(old - new) <= LAST_DIGITS * max(size, abs(old))


def renamings(vanished: Mapping[str, Kept], new: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """Return the new names of vanished claims, known by what their statement and trial say."""
    names = {(now["statement"], now["trial"]): name for name, now in new.items()}
    found = {old: names.get((before.statement, before.trial)) for old, before in vanished.items()}
    return {old: name for old, name in found.items() if name is not None}
