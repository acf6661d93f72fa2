"""The regime of a theorem: relations that say where it is used."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import sympy
from sympy.core.relational import Relational

from theorycheck.claims.quantifiers import read_relation
from theorycheck.errors import StatementError

_CONFIDENT = sympy.Rational(1, 10)  # nobody uses a bound that may fail more often


def regime_of(
    trial: Callable[..., Any], regime: Sequence[Any], symbols: Mapping[str, Any]
) -> tuple[Any, ...]:
    """Return the relations, if they speak of the symbols of the claim."""
    relations = tuple(read_relation(relation, "regime=") for relation in regime)
    for relation in relations:
        for name in unknown_in(relation, symbols):
            raise StatementError(
                f"{trial.__name__}: regime={relation}, but neither its statement nor an assumption "
                f"speaks of {name}; say where it is used by {', '.join(symbols)}"
            )
    return relations


def unknown_in(relation: Any, symbols: Mapping[str, Any]) -> list[str]:
    """Return the names in the relation that are not those of `symbols`."""
    return sorted({symbol.name for symbol in relation.free_symbols} - set(symbols))


def confident(symbols: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return the regime of a claim that names none: delta <= 1/10, if it speaks of a delta."""
    relation = symbols["delta"] <= _CONFIDENT if "delta" in symbols else None
    return (relation,) if isinstance(relation, Relational) else ()
