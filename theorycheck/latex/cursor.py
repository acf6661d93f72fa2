"""Where a reader stands in a formula, what it takes from it, and what bars leave in doubt."""

import enum
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple, NoReturn

from theorycheck.latex.building import RELATIONS, TooLarge
from theorycheck.latex.names import Names
from theorycheck.latex.tokens import CLOSERS, Token, refused

SIGNS = ("+", "-")


class Kind(enum.Enum):
    """How a factor looks, which decides what may stand beside it."""

    NUMBER = enum.auto()
    NUMERIC = enum.auto()  # a fraction of numbers
    RAISED = enum.auto()  # a power of a number
    NAME = enum.auto()
    VALUE = enum.auto()  # a declared f(x)
    LOOSE = enum.auto()  # declared, and more than a factor
    BRACKET = enum.auto()
    LONE = enum.auto()  # a bracket around a single name
    BARS = enum.auto()
    FRACTION = enum.auto()
    BARE = enum.auto()  # a function of what follows it without brackets
    CALLED = enum.auto()  # a function of a bracket
    SERIES = enum.auto()
    OTHER = enum.auto()


class Factor(NamedTuple):
    """The value of a factor, and how it looks."""

    value: Any
    kind: Kind


@dataclass
class Bars:
    """The plain bars of one bracket's inside: several pairs beside factors have two readings."""

    inside: bool = False
    pairs: int = 0
    touched: int | None = None


@dataclass
class Cursor:
    """A formula's tokens, the place that is read next, and the names that are known there."""

    formula: str
    tokens: list[Token]
    partners: dict[int, int]
    names: Names
    whole: Callable[["Cursor"], Any]  # reads a sum of terms
    product: Callable[["Cursor"], Factor]
    place: int = 0
    bars: Bars = field(default_factory=Bars)
    indices: dict[str, Any] = field(default_factory=dict)
    used: list[tuple[int, Any]] = field(default_factory=list)  # indices, and where they are bound

    @property
    def next(self) -> str:
        """The token that is read next, or nothing."""
        return self.tokens[self.place].text if self.place < len(self.tokens) else ""

    def take(self, *texts: str) -> bool:
        """Pass over the next token if it is one of `texts`."""
        is_it = self.next in texts and self.next != ""
        self.place += is_it
        return is_it

    def expect(self, text: str) -> None:
        """Pass over `text`, or refuse what stands there."""
        if not self.take(text):
            self.refuse(f"{text} is missing here")

    def refuse(self, rule: str, place: int | None = None) -> NoReturn:
        """Refuse the formula, because of what stands at a place."""
        at = self.place if place is None else place
        start = self.tokens[at].start if at < len(self.tokens) else len(self.formula)
        refused(self.formula, start, rule)

    def build(self, function: Callable[..., Any], *arguments: Any, at: int) -> Any:
        """Return what a function makes, or refuse at a place what would be too large."""
        try:
            return function(*arguments)
        except TooLarge as error:
            self.refuse(str(error), at)

    def at_end(self) -> bool:
        """Return whether no factor can stand here: an end, a sign, a closing bracket."""
        closes = self.next == "|" and self.bars.inside
        over = self.next in ("", ",", *SIGNS) or self.next in CLOSERS
        return closes or over or self.next in RELATIONS

    def enclosed(self, closer: str = "", *, bars: bool = False) -> Any:
        """Return the sum up to a bracket's other half, or up to a sign of relation."""
        outer, self.bars = self.bars, Bars(inside=bars)
        hidden = self._all_in_braces(closer)
        self.place += hidden
        value = self.whole(self)
        if hidden:
            self.expect("}")
        if self.bars.pairs > 1 and self.bars.touched is not None:
            self.refuse(
                r"|a| b |c| has two readings: write \lvert and \rvert, or \left| and \right|",
                self.bars.touched,
            )
        self.bars = outer
        if closer:
            self.expect(closer)
        return value

    def _all_in_braces(self, closer: str) -> bool:
        """Return whether braces, which do not show, hold all that stands before a closer."""
        end = self.partners.get(self.place, len(self.tokens)) + 1
        inside = self.next == "{" and end < len(self.tokens)
        return inside and closer != "" and self.tokens[end].text == closer
