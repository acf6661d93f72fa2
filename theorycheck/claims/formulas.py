"""Claims without a trial: a relation over ranges of its symbols, which are what is drawn."""

import sys
from collections.abc import Callable, Mapping
from types import FrameType, FunctionType
from typing import Any

import sympy
from hypothesis.strategies import SearchStrategy

from theorycheck.claims.draws import Let
from theorycheck.claims.readable import readable
from theorycheck.claims.statement import read_statement, symbols_inside
from theorycheck.errors import StatementError

Trial = Callable[..., Mapping[str, Any]]
_CALLED = "<formula>"  # until it is bound to a variable, whose name it takes


def formula_trial(
    then: Any, over: Mapping[Any, Any], assume: Any, sentence: str, caller: FrameType
) -> tuple[Trial, dict[str, Any]]:
    """Return the trial that draws each symbol of `over` and returns it, and the ranges by name.

    Raises StatementError for a symbol without a range, a range of what is no symbol of the claim,
    and a statement about randomness, which needs a trial.
    """
    ranges = {_name(symbol): _range(symbol, strategy) for symbol, strategy in over.items()}
    _check_symbols(then, ranges, assume)

    def trial(let: Let) -> dict[str, Any]:
        return {name: let.named(name, strategy) for name, strategy in ranges.items()}

    code = trial.__code__.replace(
        co_filename=caller.f_code.co_filename, co_firstlineno=caller.f_lineno, co_name=_CALLED
    )
    made = FunctionType(code, caller.f_globals, _CALLED, closure=trial.__closure__)
    made.__doc__ = sentence or _in_words(then, ranges)
    return made, ranges


def caller_of_claim() -> FrameType:
    """Return the frame that called the function which calls this."""
    return sys._getframe(2)  # noqa: SLF001 - a formula's file and line are those of its author


def _name(symbol: Any) -> str:
    if not isinstance(symbol, sympy.Symbol):
        raise StatementError(f"over={{{symbol!r}: ...}}: this is no symbol; give symbols ranges")
    return str(symbol.name)


def _range(symbol: Any, strategy: Any) -> Any:
    if not isinstance(strategy, SearchStrategy):
        raise StatementError(
            f"over={{{symbol}: {strategy!r}}}: write a strategy for its range, such as "
            "sizes(1, 60), reals(-2, 2) or log_reals(1/100, 10)"
        )
    return strategy


def _check_symbols(then: Any, ranges: Mapping[str, Any], assume: Any) -> None:
    statement = read_statement(then)
    if symbols_inside(statement):
        raise StatementError(
            f"{then}: a statement about chance needs a trial; write a probability or a mean in "
            "closed form (theorycheck.laws), or decorate a function with claim(...)"
        )
    needed = {s.name for s in statement.relation.free_symbols}
    needed |= {s.name for assumption in assume for s in assumption.free_symbols}
    if missing := sorted(needed - set(ranges)):
        raise StatementError(f"over=: {', '.join(missing)} has no range; give it a strategy")
    if idle := sorted(set(ranges) - needed):
        raise StatementError(f"over=: {', '.join(idle)} is no symbol of {then}")


def _in_words(then: Any, ranges: Mapping[str, Any]) -> str:
    names = ", ".join(ranges)
    return f"For all {names} in their ranges, {readable(then)}."
