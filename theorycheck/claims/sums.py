"""Sums over indices: what is summed and in which order, each index under a name of its own."""

from collections.abc import Iterable
from typing import Any, NamedTuple

import sympy


class Limits(NamedTuple):
    """An index, and its first and last value."""

    index: Any
    first: Any
    last: Any


def summand_and_limits(node: Any) -> tuple[Any, list[Limits]]:
    """Return what a sum is of, and its limits, those of the innermost sum first.

    SymPy writes a sum of a sum as one sum with several limits; and it tells symbols of one name
    apart, which values by name do not: an index whose name another symbol has gets another one.
    """
    summand, limits = node.args[0], [Limits(*limit) for limit in node.args[1:]]
    for place, limit in enumerate(limits):
        inside = [summand, *(end for inner in limits[:place] for end in inner[1:])]
        own = {limit.index: _own(limit.index, inside)}
        summand = summand.xreplace(own)
        limits[:place] = [
            Limits(inner.index, inner.first.xreplace(own), inner.last.xreplace(own))
            for inner in limits[:place]
        ]
        limits[place] = limit._replace(index=own[limit.index])
    return summand, limits


def _own(index: Any, inside: Iterable[Any]) -> Any:
    others = {s.name for expression in inside for s in expression.free_symbols - {index}}
    name = index.name
    while name in others:
        name = f"_{name}"
    return index if name == index.name else sympy.Dummy(name, integer=True)
