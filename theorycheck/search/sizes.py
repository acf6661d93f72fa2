"""How large the instances of a search were: the whole numbers and the shapes that were drawn."""

import dataclasses
from collections.abc import Iterator
from typing import Any

import numpy as np

from theorycheck.claims.draws import Instance

Sizes = dict[str, tuple[int, int]]


def note_sizes(sizes: Sizes, instance: Instance) -> None:
    """Widen the ranges, by name, to the sizes of one more instance."""
    for draw in instance.draws:
        for name, size in _sizes(draw.name, draw.value):
            low, high = sizes.get(name, (size, size))
            sizes[name] = min(low, size), max(high, size)


def _sizes(name: str, value: Any) -> Iterator[tuple[str, int]]:
    """Give the sizes of a draw: of an object its `dim`, its whole numbers, shapes of its arrays."""
    if isinstance(value, bool):
        return
    if isinstance(value, int | np.integer):
        yield name, int(value)
    elif isinstance(value, np.ndarray):
        yield from _shape(name, value)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        yield from _fields(name, value)


def _shape(name: str, array: np.ndarray) -> Iterator[tuple[str, int]]:
    for word, length in zip(("rows", "columns"), array.shape, strict=False):
        yield f"{word if array.ndim > 1 else 'length'} of {name}", length


def _fields(name: str, value: Any) -> Iterator[tuple[str, int]]:
    dim = getattr(value, "dim", None)
    if isinstance(dim, int | np.integer):
        yield f"dim of {name}", int(dim)
    for field in dataclasses.fields(value):
        inner = getattr(value, field.name)
        if isinstance(inner, int | np.integer) and not isinstance(inner, bool) and field.repr:
            if field.name not in ("seed", "dim"):
                yield f"{field.name} of {name}", int(inner)
        elif isinstance(inner, np.ndarray) and dim is None:
            yield from _shape(f"{name}.{field.name}", inner)
