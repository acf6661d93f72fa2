"""How a strategy of ours is made: from whole numbers only, so that any driver can cook it.

Hypothesis draws the whole numbers when it explores; a classical optimizer or a replay string
supplies them otherwise. Nothing else is random, and nothing needs Hypothesis to be replayed.
"""

import functools
from collections.abc import Callable
from typing import Any, NamedTuple, Protocol, TypeVar

from hypothesis.strategies import SearchStrategy

from theorycheck.errors import StatementError

Draw = Callable[[Any], Any]
Value = TypeVar("Value")


class Grid(NamedTuple):
    """The whole numbers from `low` to `high`."""

    low: int
    high: int


class Recipe(NamedTuple):
    """A function that builds an instance from what it draws."""

    build: Callable[..., Any]
    arguments: tuple[Any, ...]
    options: dict[str, Any]


class Source(Protocol):
    """Where choices come from: Hypothesis, a vector of numbers, or a record of earlier ones."""

    def whole_number(self, low: int, high: int) -> int:
        """Return a whole number from `low` to `high`."""

    def foreign(self, strategy: Any) -> Any:
        """Return an example of a Hypothesis strategy that has no recipe."""


class _Made(SearchStrategy[Any]):
    """A strategy that is its recipe, so that building one costs nothing until it is drawn."""

    def __init__(self, recipe: Grid | Recipe) -> None:
        super().__init__()
        self.recipe = recipe

    def __repr__(self) -> str:
        if isinstance(self.recipe, Grid):
            return f"whole_numbers({self.recipe.low}, {self.recipe.high})"
        return f"{self.recipe.build.__name__}(...)"

    def do_draw(self, data: Any) -> Any:
        """Draw inside a strategy of Hypothesis's own, such as ``lists(quadratics())``."""
        return cook(self, _Nested(data))


class _Nested:
    def __init__(self, data: Any) -> None:
        self._data = data

    def whole_number(self, low: int, high: int) -> int:
        return drawn_whole_number(self._data, low, high)

    def foreign(self, strategy: Any) -> Any:
        return self._data.draw(strategy)


def drawn_whole_number(data: Any, low: int, high: int) -> int:
    """Draw as Hypothesis's ``integers(low, high)`` does, the ends of a wide range more often."""
    wide = high - low > 127
    ends = {low: 2 / 128, low + 1: 1 / 128, high - 1: 1 / 128, high: 2 / 128} if wide else None
    return int(data.draw_integer(min_value=low, max_value=high, weights=ends))


def whole_numbers(low: int, high: int) -> SearchStrategy[int]:
    """Return the strategy of whole numbers from `low` to `high`, both included."""
    if not low <= high:
        raise StatementError(f"whole_numbers({low}, {high}): there is no whole number in between")
    return _grid(int(low), int(high))


@functools.lru_cache(maxsize=1024)
def _grid(low: int, high: int) -> SearchStrategy[int]:
    return _Made(Grid(low, high))


def instances(build: Callable[..., Value]) -> Callable[..., SearchStrategy[Value]]:
    """Turn ``build(draw, ...)`` into a strategy; decorator.

    What `build` draws must be strategies, ours or Hypothesis's; its arguments are looked at only
    when it draws, so they may be numbers of any arithmetic.
    """

    @functools.wraps(build)
    def strategy(*arguments: Any, **options: Any) -> SearchStrategy[Value]:
        return _Made(Recipe(build, arguments, options))

    return strategy


def cook(strategy: Any, source: Source) -> Any:
    """Return an example of `strategy`, its whole numbers taken from `source`."""
    recipe = getattr(strategy, "recipe", None)
    if recipe is None:
        return source.foreign(strategy)
    if isinstance(recipe, Grid):
        return source.whole_number(recipe.low, recipe.high)
    return recipe.build(lambda inner: cook(inner, source), *recipe.arguments, **recipe.options)
