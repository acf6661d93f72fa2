"""``let``: it draws while the search runs, and repeats the same choices on every later run.

Three drivers stand behind it (Hypothesis, a vector of numbers, a record); the trial never knows
which. It names what it draws after the variable the value is assigned to.
"""

import copy
import dataclasses
import functools
import hashlib
import json
import sys
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from hypothesis.control import BuildContext
from hypothesis.errors import StopTest, UnsatisfiedAssumption
from hypothesis.internal.conjecture.data import ConjectureData
from hypothesis.strategies import SearchStrategy

from theorycheck.claims.naming import assigned_name
from theorycheck.claims.recipes import cook, drawn_whole_number
from theorycheck.errors import StatementError, TrialError


class Choice(NamedTuple):  # thousands are made in a search, and a tuple is made fastest
    """One choice, and its range where it is a whole number that a local search may move."""

    value: Any
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, eq=False)
class Draw:
    """What one ``let`` handed out: the variable's name, the value, the choices behind it."""

    name: str
    value: Any
    choices: tuple[Choice, ...]


@dataclass(frozen=True, eq=False)
class Instance:
    """Everything ``let`` handed out in one run of a trial, in order."""

    draws: tuple[Draw, ...]
    witness: int | None = None

    @functools.cached_property
    def choices(self) -> tuple[Choice, ...]:
        """The choices behind all draws."""
        return tuple(choice for draw in self.draws for choice in draw.choices)

    @property
    def values(self) -> dict[str, Any]:
        """The named draws."""
        return {draw.name: draw.value for draw in self.draws}

    @functools.cached_property
    def made(self) -> tuple[Any, ...]:
        """What was chosen: the same of two instances only if all that they drew is the same."""
        return tuple(choice.value for choice in self.choices)

    @functools.cached_property
    def digest(self) -> str:
        """A short name of the choices, the instance's branch in the tree of seeds."""
        text = json.dumps([self.witness, *(str(choice.value) for choice in self.choices)])
        return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


_IMMUTABLE = frozenset([bool, int, float, str, bytes, type(None), np.float64])
_SEQUENCES = (list, tuple)
_MUTABLE = (list, dict, set, bytearray)


class InvalidChoices(Exception):
    """A vector of choices that the strategies can't decode."""


class KnownInstance(InvalidChoices):
    """The last draw of an instance whose trial has run before: it would only run again."""


class FromHypothesis:
    """The driver of exploration: Hypothesis draws."""

    def __init__(self, data: Any) -> None:
        self._data = data
        self.made: list[Choice] = []

    def whole_number(self, low: int, high: int) -> int:
        """Draw a whole number."""
        value = drawn_whole_number(self._data.conjecture_data, low, high)
        self.made.append(Choice(value, low, high))
        return value

    def foreign(self, strategy: SearchStrategy[Any]) -> Any:
        """Draw from a strategy of Hypothesis's own."""
        before = len(self._data.conjecture_data.nodes)
        value = self._data.draw(strategy)
        self.made.extend(map(_choice_of, self._data.conjecture_data.nodes[before:]))
        return value


class FromChoices:
    """The driver of refinement and replay: a vector of choices is decoded."""

    def __init__(self, choices: Sequence[Any]) -> None:
        self._choices, self._next = choices, 0
        self.made: list[Choice] = []

    def whole_number(self, low: int, high: int) -> int:
        """Take the next number; refuse one outside the range."""
        if self._next >= len(self._choices) or not isinstance(self._choices[self._next], int):
            raise InvalidChoices
        value = min(max(self._choices[self._next], low), high)
        self._next += 1
        self.made.append(Choice(value, low, high))
        return value

    def foreign(self, strategy: SearchStrategy[Any]) -> Any:
        """Let Hypothesis decode as many of the next choices as its strategy wants."""
        data = ConjectureData.for_choices(self._choices[self._next :])
        try:
            with BuildContext(data, wrapped_test=cook):  # tuples and assume() look for one
                value = data.draw(strategy)
        except (StopTest, UnsatisfiedAssumption):
            raise InvalidChoices from None
        self.made.extend(map(_choice_of, data.nodes))
        self._next += len(data.nodes)
        return value


def _choice_of(node: Any) -> Choice:
    low, high = (node.constraints.get(key) for key in ("min_value", "max_value"))
    if node.type == "integer" and low is not None and high is not None:
        return Choice(node.value, low, high)
    return Choice(node.value)


class Let:
    """Hands out what a theorem quantifies over; ask for it by the name ``let``.

    ``x = let(strategy)`` draws, or repeats, an example of one of ``theorycheck.strategies`` or of
    Hypothesis's strategies. Arrays are read-only. Drawing after the noise was used is an error:
    the search chooses the instance, never the noise.
    """

    def __init__(self, obtain: Callable[[Any, str], tuple[Any, Sequence[Choice]]]) -> None:
        self._obtain = obtain
        self._noise_used: Callable[[], bool] = lambda: False
        self.seconds = 0.0  # that the trial it was handed to took, where that was clocked
        self.known: Container[tuple[Any, ...]] = ()  # the choices of instances that end a trial
        self._made: tuple[Any, ...] = ()
        self.draws: list[Draw] = []

    def __call__(self, strategy: SearchStrategy[Any]) -> Any:
        """Draw, or repeat, an example of `strategy`; raise StatementError for misuse."""
        name = assigned_name(sys._getframe(1)) or f"draw {len(self.draws) + 1}"  # noqa: SLF001 - names draws
        return self.named(name, strategy)

    def named(self, name: str, strategy: SearchStrategy[Any]) -> Any:
        """Do the same under a name that is given."""
        if not isinstance(strategy, SearchStrategy):
            raise StatementError(
                f"let({strategy!r}): let draws from a strategy, such as reals(0, 1) of "
                "theorycheck.strategies or integers(1, 9) of hypothesis.strategies"
            )
        if self._noise_used():
            raise StatementError(
                "let was called after rng: the search chooses the instance, never the noise; "
                "draw everything with let first"
            )
        name = self._fresh(name)
        value, choices = self._obtain(strategy, name)
        self.draws.append(Draw(name, _read_only(value), tuple(choices)))
        if self.known:
            self._made += tuple(choice.value for choice in choices)
            if self._made in self.known:
                raise KnownInstance
        return _own(value)

    def _fresh(self, name: str) -> str:
        taken = {draw.name for draw in self.draws}
        if name not in taken:
            return name
        return next(
            f"{name} ({k})" for k in range(2, len(taken) + 3) if f"{name} ({k})" not in taken
        )

    def watch(self, noise: np.random.Generator) -> None:
        """Refuse further draws once `noise` has been used."""
        start = noise.bit_generator.state
        self._noise_used = lambda: not _same_state(noise.bit_generator.state, start)

    def instance(self, witness: int | None = None) -> Instance:
        """Return what was handed out so far."""
        return Instance(tuple(self.draws), witness)


def _same_state(a: Any, b: Any) -> bool:
    """Return whether two states of a bit generator are one: dictionaries of numbers and arrays."""
    if isinstance(a, dict):
        return all(_same_state(a[key], b[key]) for key in a)
    return bool(np.array_equal(a, b)) if isinstance(a, np.ndarray) else bool(a == b)


def _read_only(value: Any) -> Any:
    if type(value) in _IMMUTABLE:
        return value
    if isinstance(value, np.ndarray):
        value.flags.writeable = False
    for item in _parts(value):
        _read_only(item)
    return value


def _parts(value: Any) -> Iterable[Any]:
    if type(value) is np.ndarray:
        return ()
    if isinstance(value, dict):
        return value.values()
    if isinstance(value, _SEQUENCES):
        return value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return [getattr(value, name, None) for name in _fields_of(type(value))]
    own = () if isinstance(value, type) else getattr(value, "__dict__", {}).values()
    return [item for item in own if isinstance(item, np.ndarray)]


@functools.lru_cache(maxsize=256)
def _fields_of(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


def _own(value: Any) -> Any:
    """Return what a trial may change without changing the record: a copy of lists and the like."""
    return copy.deepcopy(value) if isinstance(value, _MUTABLE) else value


def exploring(data: Any) -> Let:
    """Return a ``let`` that Hypothesis drives; `data` is what ``strategies.data()`` gives."""
    return _drawing(FromHypothesis(data))


def reading(choices: Sequence[Any]) -> Let:
    """Return a ``let`` that decodes a vector of choices."""
    return _drawing(FromChoices(choices))


def reading_by_draw(choices: Mapping[str, Sequence[Any]]) -> Let:
    """Return a ``let`` that decodes each draw from choices of its own, found by its name.

    A draw without any takes those of the one before it: it is one more of a list.
    """
    own: Sequence[Any] = ()

    def obtain(strategy: Any, name: str) -> tuple[Any, Sequence[Choice]]:
        nonlocal own
        own = choices.get(name, own)
        source = FromChoices(own)
        return cook(strategy, source), source.made

    return Let(obtain)


def _drawing(source: FromHypothesis | FromChoices) -> Let:
    def obtain(strategy: Any, name: str) -> tuple[Any, Sequence[Choice]]:  # noqa: ARG001 - the shape of a driver
        before = len(source.made)
        value = cook(strategy, source)
        return value, source.made[before:]

    return Let(obtain)


def repeating(instance: Instance, lift: Callable[[Any], Any] = lambda value: value) -> Let:
    """Return a ``let`` that repeats `instance`, its numbers passed through `lift`."""
    left = iter(instance.draws)

    def obtain(strategy: Any, name: str) -> tuple[Any, Sequence[Choice]]:  # noqa: ARG001 - the shape of a driver
        draw = next(left, None)
        if draw is None:
            raise TrialError(
                f"the trial asked for one more draw ({name}) than on its first run: what it draws "
                "must not depend on rng or on anything but what let gave before"
            )
        return lift(draw.value), draw.choices

    return Let(obtain)


def witnessing(values: Mapping[str, Any]) -> Let:
    """Return a ``let`` that hands out a claim's witness, draw by draw, by name."""

    def obtain(strategy: Any, name: str) -> tuple[Any, Sequence[Choice]]:  # noqa: ARG001 - the shape of a driver
        if name not in values:
            raise StatementError(
                f"witness: no value for the draw {name!r}; it has {', '.join(values) or 'none'}"
            )
        return values[name], [Choice(str(values[name]))]

    return Let(obtain)
