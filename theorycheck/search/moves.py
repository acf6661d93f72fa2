"""Moves from one instance to the next, over the whole numbers behind it.

What a move proposes is kept draw by draw, so that a draw which grows or shrinks with a size leaves
the others as they are.
"""

import functools
import itertools
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from theorycheck.claims.draws import Choice, Draw, Instance

Proposal = Mapping[str, Sequence[Any]]  # by draw: the choices it may decode, more than it has

WIDE = 16  # a range at least so wide is a continuous knob; a narrower one is a shape
_PADDING = 64
_SEVERAL = 32  # values of a size with a long range that are tried at a time


def is_movable(choice: Choice) -> bool:
    """Return whether a choice has a range."""
    return choice.low is not None and choice.high is not None and choice.low < choice.high


def is_wide(choice: Choice) -> bool:
    """Return whether a choice is a continuous knob."""
    low, high = choice.low, choice.high
    return low is not None and high is not None and high - low >= WIDE


def is_size(draw: Draw) -> bool:
    """Return whether a draw is one whole number that counts something, or one of a few options."""
    if len(draw.choices) != 1 or not is_movable(draw.choices[0]):
        return False
    handed_out = type(draw.value) is int and draw.value == draw.choices[0].value
    return handed_out or not is_wide(draw.choices[0])


def shape_knobs(instance: Instance) -> list[int]:
    """Return the places of the choices that decide a shape: sizes, and whatever is narrow."""
    flags = [
        is_movable(choice) and (is_size(draw) or not is_wide(choice))
        for draw in instance.draws
        for choice in draw.choices
    ]
    return [int(k) for k in np.flatnonzero(flags)]


@functools.lru_cache(maxsize=256)  # asked again and again of those that are kept
def size_places(instance: Instance) -> tuple[int, ...]:
    """Return the places of the sizes; whole numbers of a list drawn one by one are its entries."""
    starts = itertools.accumulate((len(draw.choices) for draw in instance.draws), initial=0)
    pairs = zip(instance.draws, starts, strict=False)
    return tuple(start for draw, start in pairs if is_size(draw) and not _is_listed(draw))


@functools.lru_cache(maxsize=256)
def niche(instance: Instance) -> tuple[Any, ...]:
    """Return what two instances of one niche share: their sizes, and the shape of every draw."""
    sizes = (instance.choices[k].value for k in size_places(instance))
    return (*sizes, *(len(draw.choices) for draw in instance.draws))


def _is_listed(draw: Draw) -> bool:
    return draw.name.startswith("draw ") or draw.name.endswith(")")


def proposed(instance: Instance, values: Sequence[Any], rng: np.random.Generator) -> Proposal:
    """Return `values`, one for each choice of `instance`, by draw and padded.

    A draw that grows repeats its last entry, its last two or all of them, or is filled up at
    random or with an end of its range: extremal instances are regular.
    """
    padding = _PADDINGS[int(rng.integers(len(_PADDINGS)))]
    proposal, left = {}, list(values)
    for draw in instance.draws:
        own, left = left[: len(draw.choices)], left[len(draw.choices) :]
        proposal[draw.name] = [*own, *padding(own, draw.choices, rng)]
    return proposal


def _repeating(period: int | None) -> Callable[..., list[Any]]:
    def padding(own: list[Any], _: Sequence[Choice], rng: np.random.Generator) -> list[Any]:
        tail = own[-period:] if period else own
        return (tail * _PADDING)[:_PADDING] if tail else _at_random(own, (), rng)

    return padding


def _at_random(_: list[Any], __: Sequence[Choice], rng: np.random.Generator) -> list[Any]:
    values: list[Any] = rng.integers(0, 1025, _PADDING).tolist()
    return values


def _at_an_end(own: list[Any], choices: Sequence[Choice], rng: np.random.Generator) -> list[Any]:
    ranged = [choice for choice in choices if is_movable(choice)]
    if not ranged:
        return _at_random(own, (), rng)
    low, high = ranged[-1].low, ranged[-1].high
    return [low if rng.random() < 0.5 else high] * _PADDING


_PADDINGS = (_repeating(1), _repeating(2), _repeating(None), _at_random, _at_an_end)


def shifted(choice: Choice, step: float, rng: np.random.Generator) -> Any:
    """Return a value near that of `choice`, at a distance of about `step` times its range."""
    if not is_movable(choice):
        return choice.value
    assert choice.low is not None
    assert choice.high is not None
    width = choice.high - choice.low
    if width < WIDE:
        return counted(choice, rng) if rng.random() < 0.3 else choice.value
    shift = rng.normal() * step * width
    moved = choice.value + int(np.copysign(max(1, round(abs(shift))), shift))
    return int(min(max(moved, choice.low), choice.high))


def counted(choice: Choice, rng: np.random.Generator) -> int:
    """Return another count: one or two more or less, twice or half as many, or any."""
    k, low, high = choice.value, choice.low, choice.high
    assert low is not None
    assert high is not None
    near = [m for m in (k - 2, k - 1, k + 1, k + 2, 2 * k, k // 2) if low <= m <= high and m != k]
    if near and rng.random() < 0.5:
        return int(rng.choice(near))
    return int(rng.integers(low, high + 1))


def other_shapes(instance: Instance, rng: np.random.Generator) -> list[tuple[int, int]]:
    """Return moves of one shape knob, as place and value, in random order.

    Each value of a short range, and several of a long one, its neighbours among them.
    """
    moves = []
    for place in shape_knobs(instance):
        choice = instance.choices[place]
        assert choice.low is not None
        assert choice.high is not None
        if choice.high - choice.low <= 4 * _SEVERAL:
            values = set(range(choice.low, choice.high + 1))
        else:
            values = {counted(choice, rng) for _ in range(_SEVERAL)}
        moves += [(place, value) for value in sorted(values - {choice.value})]
    return [moves[int(k)] for k in rng.permutation(len(moves))]


def regular(instance: Instance, rng: np.random.Generator) -> list[Any] | None:
    """Return the choices with some draws made more regular: level, at their ends, tied, sparse.

    None if there is no continuous knob. Theorems are tight at such instances.
    """
    values = [choice.value for choice in instance.choices]
    blocks = [places for places in _blocks(instance) if places]
    if not blocks:
        return None
    for _ in range(min(3, int(rng.geometric(0.5)))):
        _regularize(values, instance, blocks, rng)
    return values


def _regularize(
    values: list[Any], instance: Instance, blocks: list[list[int]], rng: np.random.Generator
) -> None:
    places = blocks[int(rng.integers(len(blocks)))]
    ranges = _ranges(instance, places)
    low, high = np.array(ranges).T
    like = [other for other in blocks if _ranges(instance, other) == ranges]
    model = like[int(rng.integers(len(like)))]
    own, other = (np.array([values[k] for k in those]) for those in (places, model))
    move = _REGULAR[int(rng.integers(len(_REGULAR)))]
    for k, value in zip(places, move(own, low, high, other, rng), strict=True):
        values[k] = int(value)


def _blocks(instance: Instance) -> list[list[int]]:
    """Return the places of the continuous knobs of each draw."""
    blocks, start = [], 0
    for draw in instance.draws:
        blocks.append([start + k for k, c in enumerate(draw.choices) if is_wide(c)])
        start += len(draw.choices)
    return blocks


def _ranges(instance: Instance, places: Sequence[int]) -> list[tuple[Any, Any]]:
    return [(instance.choices[k].low, instance.choices[k].high) for k in places]


def _one_of(rng: np.random.Generator, *options: Any) -> Any:
    return options[int(rng.integers(len(options)))]


def _level(own: Any, low: Any, high: Any, _: Any, rng: np.random.Generator) -> Any:
    return np.clip(_one_of(rng, low, high, (low + high) // 2, rng.choice(own)), low, high)


def _cornered(own: Any, low: Any, high: Any, _: Any, __: np.random.Generator) -> Any:
    return np.where(2 * own < low + high, low, high)


def _split(own: Any, low: Any, high: Any, _: Any, rng: np.random.Generator) -> Any:
    """Lift the larger entries to the upper end, and lower the rest."""
    rank = np.argsort(np.argsort(own, kind="stable"))
    many = _one_of(rng, len(own) // 2, (len(own) + 1) // 2, int(rng.integers(len(own) + 1)))
    return np.where(rank < many, low, high)


def _tied(own: Any, low: Any, high: Any, _: Any, rng: np.random.Generator) -> Any:
    a, b = rng.integers(len(own), size=2)
    own[a] = np.clip(_one_of(rng, own[b], low[a] + high[a] - own[b]), low[a], high[a])
    return own


def _ended(own: Any, low: Any, high: Any, _: Any, rng: np.random.Generator) -> Any:
    k = int(rng.integers(len(own)))
    own[k] = _one_of(rng, low[k], high[k], (low[k] + high[k]) // 2)
    return own


def _sparse(own: Any, low: Any, high: Any, _: Any, rng: np.random.Generator) -> Any:
    stays = rng.random(len(own)) < _one_of(rng, 1.5 / len(own), 0.5, 0.8)
    return np.where(stays, own, (low + high) // 2)


def _periodic(own: Any, low: Any, high: Any, _: Any, rng: np.random.Generator) -> Any:
    return np.clip(np.resize(own[: _one_of(rng, 1, 2, 2, 3, 4)], len(own)), low, high)


def _mirrored(own: Any, low: Any, high: Any, _: Any, rng: np.random.Generator) -> Any:
    turns = rng.random(len(own)) < _one_of(rng, 1.5 / len(own), 0.5, 1.0)
    return np.where(turns, low + high - own, own)


def _parallel(_: Any, low: Any, high: Any, other: Any, rng: np.random.Generator) -> Any:
    return _one_of(rng, other, low + high - other)


_REGULAR = (
    _level,
    _cornered,
    _split,
    _tied,
    _ended,
    _sparse,
    _periodic,
    _mirrored,
    _parallel,
)
