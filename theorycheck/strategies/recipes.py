"""How a strategy of ours is made: from whole numbers only, so that any driver can cook it.

Hypothesis draws the whole numbers when it explores; a classical optimizer or a replay string
supplies them otherwise. Nothing else is random, and nothing needs Hypothesis to be replayed.
"""

import functools
from collections.abc import Callable
from typing import Any, NamedTuple, Protocol, TypeVar

import hypothesis.strategies as st

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


def whole_numbers(low: int, high: int) -> st.SearchStrategy[int]:
    """Return the strategy of whole numbers from `low` to `high`, both included."""
    strategy = st.integers(low, high)
    strategy.recipe = Grid(low, high)  # type: ignore[attr-defined]
    return strategy


def instances(
    build: Callable[..., Value],
) -> Callable[..., st.SearchStrategy[Value]]:
    """Turn ``build(draw, ...)`` into a strategy; decorator.

    What `build` draws must be strategies, ours or Hypothesis's; its arguments are looked at only
    when it draws, so they may be numbers of any arithmetic.
    """
    composite = st.composite(build)

    @functools.wraps(build)
    def strategy(*arguments: Any, **options: Any) -> st.SearchStrategy[Value]:
        made = composite(*arguments, **options)
        made.recipe = Recipe(build, arguments, options)  # type: ignore[attr-defined]
        return made

    return strategy


def cook(strategy: Any, source: Source) -> Any:
    """Return an example of `strategy`, its whole numbers taken from `source`."""
    recipe = getattr(strategy, "recipe", None)
    if recipe is None:
        return source.foreign(strategy)
    if isinstance(recipe, Grid):
        return source.whole_number(recipe.low, recipe.high)
    return recipe.build(lambda inner: cook(inner, source), *recipe.arguments, **recipe.options)
