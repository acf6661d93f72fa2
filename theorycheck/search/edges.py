"""The edges of a formula's ranges: where statements that forgot an assumption fall.

The smallest value of each range and the one after it, zero, the middle, and the largest two, in all
combinations, or in as many as there is room for.
"""

import itertools
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from theorycheck.claims.draws import FromChoices, InvalidChoices
from theorycheck.claims.recipes import cook

_MOST = 400  # combinations
_LONGEST = 4  # choices behind one value


def edges(ranges: Mapping[str, Any], rng: np.random.Generator) -> Iterator[dict[str, list[int]]]:
    """Yield choices for every range, by name."""
    each = {name: _of_one(strategy) for name, strategy in ranges.items()}
    if not each or any(not found for found in each.values()):
        return
    count = int(np.prod([len(found) for found in each.values()], dtype=float))
    if count <= _MOST:
        combinations: Any = itertools.product(*each.values())
    else:
        combinations = (
            [found[rng.integers(len(found))] for found in each.values()] for _ in range(_MOST)
        )
    for combination in combinations:
        yield dict(zip(each, combination, strict=True))


def _of_one(strategy: Any) -> list[list[int]]:
    """Return the edges of one range as choices; none where they can't be told."""
    made = next((m for k in range(1, _LONGEST + 1) if (m := _decoded(strategy, [0] * k))), None)
    if made is None or any(choice.low is None for choice in made[1]):
        return []
    lows, highs = ([getattr(c, end) for c in made[1]] for end in ("low", "high"))
    if len(lows) > 1:
        return [lows, highs]
    [low], [high] = lows, highs
    places = {low, low + 1, (low + high) // 2, _zero(strategy, low, high), high - 1, high}
    return [[place] for place in sorted(places) if low <= place <= high]


def _decoded(strategy: Any, choices: list[int]) -> Any:
    source = FromChoices(choices)
    try:
        return cook(strategy, source), source.made
    except InvalidChoices:
        return None


def _zero(strategy: Any, low: int, high: int) -> int:
    """Return the place of the value nearest to zero, of a range whose values rise."""
    while high - low > 1:
        middle = (low + high) // 2
        value = _decoded(strategy, [middle])[0]
        if not isinstance(value, int | float):
            return low
        low, high = (middle, high) if value <= 0 else (low, middle)
    return low
