"""Running a trial: what it asks for by name is handed to it, what it returns is checked."""

import functools
import inspect
import math
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from hypothesis.errors import StopTest, UnsatisfiedAssumption

from theorycheck.claims.alarm import attended
from theorycheck.claims.draws import InvalidChoices, Let
from theorycheck.errors import BudgetEnded, StatementError, TheorycheckError, TrialError

_ASKABLE = ("let", "rng", "trials")
_BY_NAME = (inspect.Parameter.POSITIONAL_OR_KEYWORD,)


@dataclass(frozen=True)
class Needs:
    """What a trial asks for by name."""

    let: bool
    rng: bool
    trials: bool


@functools.cache
def needs_of(function: Callable[..., Any]) -> Needs:
    """Return what `function` asks for; raise StatementError for what nobody can hand to it."""
    parameters = inspect.signature(function).parameters.values()
    for parameter in parameters:
        _check_parameter(function, parameter)
    asked = {parameter.name for parameter in parameters}
    if "trials" in asked and "rng" not in asked:
        raise StatementError(
            f"{function.__name__}(..., trials): independent observations need randomness; "
            "ask for rng as well, or return outcomes with their weights"
        )
    return Needs("let" in asked, "rng" in asked, "trials" in asked)


def _check_parameter(function: Callable[..., Any], parameter: inspect.Parameter) -> None:
    if parameter.kind is inspect.Parameter.KEYWORD_ONLY and parameter.name not in _ASKABLE:
        if parameter.default is inspect.Parameter.empty:
            raise StatementError(
                f"{function.__name__}(*, {parameter.name}): a part needs a default, "
                f"{parameter.name}=..., which using({parameter.name}=...) can swap"
            )
    elif parameter.name not in _ASKABLE or parameter.kind not in _BY_NAME:
        raise StatementError(
            f"{function.__name__}({parameter.name}): a trial may ask for {', '.join(_ASKABLE)}; "
            f"write *, {parameter.name}=... for a part that users can swap"
        )


def parts_of(function: Callable[..., Any]) -> dict[str, Any]:
    """Return the parts of a trial, its keyword-only parameters, with their defaults."""
    parameters = inspect.signature(function).parameters.values()
    return {p.name: p.default for p in parameters if p.kind is inspect.Parameter.KEYWORD_ONLY}


def run(
    function: Callable[..., Any],
    parts: Mapping[str, Any],
    let: Let,
    rng: np.random.Generator | None = None,
    trials: int | None = None,
) -> dict[str, Any]:
    """Return the values one call of the trial gives; raise TrialError if it can't."""
    needs = needs_of(function)
    asked: dict[str, Any] = {}
    if needs.let:
        asked["let"] = let
    if needs.rng and rng is not None:
        let.watch(rng)
        asked["rng"] = rng
    if needs.trials:
        asked["trials"] = trials
    try:
        with np.errstate(all="ignore"):
            values = attended(lambda: function(**asked, **parts))
    except (TheorycheckError, InvalidChoices, BudgetEnded, KeyboardInterrupt):
        raise
    except BaseException as error:
        if isinstance(error, StopTest | UnsatisfiedAssumption) and _is_of_let(error):
            raise
        raise TrialError(_where(error, function)) from error
    if not isinstance(values, Mapping):
        raise TrialError(
            f"the trial returned {type(values).__name__}; it must return its quantities by name: "
            "return dict(d_t=..., d_0=...)"
        )
    return {name: _plain(name, value) for name, value in values.items()}


_REAL = (float, int, np.integer, np.bool_)
_SEQUENCES = (range, list, tuple)


def _plain(name: str, value: Any) -> Any:
    """Return a value of the trial, an array where it was a list; refuse what can't be compared."""
    if isinstance(value, _REAL) or (type(value) is np.ndarray and value.dtype.kind in "biuf"):
        return value
    if isinstance(value, _SEQUENCES):
        try:
            value = np.asarray(value)
        except ValueError as error:
            raise TrialError(f"the trial returned {name} = {value!r}, which is no array") from error
    if isinstance(value, np.ma.MaskedArray):
        raise TrialError(
            f"the trial returned {name} as a masked array, and what a mask hides can't be "
            "compared: return the entries that count, value.compressed(), or value.filled(...)"
        )
    if np.iscomplexobj(value):
        raise TrialError(
            f"the trial returned {name} = {value!r}, and complex numbers have no order: return the "
            "real part, or the modulus"
        )
    return value


def _is_of_let(error: BaseException) -> bool:
    """Return whether a strategy raised it inside a draw, where it only means: not this one."""
    frames = traceback.walk_tb(error.__traceback__)
    return any(frame.f_code is Let.__call__.__code__ for frame, _ in frames)


def _where(error: BaseException, function: Callable[..., Any]) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if frame.filename == function.__code__.co_filename]
    place = own[-1] if own else frames[-1]
    raised = f"the trial raised {type(error).__name__}: {error} (line {place.lineno}: {place.line})"
    return f"{raised}{_cure(error)}"


def _cure(error: BaseException) -> str:
    if isinstance(error, UnsatisfiedAssumption):
        return (
            "; what an instance must satisfy is part of the theorem: state it in the claim's "
            "assume=[...], or draw from a narrower strategy"
        )
    if not isinstance(error, Exception):
        return "; a trial may end nothing but itself: let it return its quantities"
    return ""


def check_names(
    values: Mapping[str, Any],
    expected: frozenset[str],
    *,
    optional: frozenset[str] = frozenset(),
    known: frozenset[str] = frozenset(),
) -> None:
    """Raise TrialError unless the trial returned the quantities of its statement.

    It may leave out what is `optional`, and may return what is `known` from the claim as it was
    written, before an assumption was dropped.
    """
    missing = expected - optional - set(values)
    if missing:
        raise TrialError(
            f"the trial returned no value for {', '.join(sorted(missing))}; the statement speaks "
            f"of {', '.join(sorted(expected))} and the trial returned {', '.join(sorted(values))}"
        )
    unknown = set(values) - expected - known - {"weights"}
    if unknown:
        raise TrialError(
            f"the trial returned {', '.join(sorted(unknown))}, for which the claim has no symbol; "
            "leave it out, or name it in then= or assume="
        )


def check_finite(values: Mapping[str, Any]) -> None:
    """Raise TrialError for a NaN, for something that is no number, or for a leaked symbol."""
    for name, value in values.items():
        if isinstance(value, float) and math.isfinite(value):
            continue
        array = np.asarray(value)
        if array.dtype.kind == "O" and any(hasattr(item, "free_symbols") for item in array.flat):
            raise TrialError(
                f"the trial returned the symbol {value} as the value of {name!r}: "
                f"was {name} = let(...) forgotten?"
            )
        if array.dtype.kind not in "biufO":
            raise TrialError(f"the trial returned {name} = {value!r}, which is no number")
        if not array.size:
            raise TrialError(f"the trial returned {name} of shape {array.shape}: there is nothing")
        if array.dtype.kind == "f" and not np.all(np.isfinite(array)):
            raise TrialError(_not_finite(name, array))


def _not_finite(name: str, array: np.ndarray) -> str:
    bad = np.argwhere(~np.isfinite(array))[0]
    at = f"[{', '.join(map(str, bad))}]" if array.ndim else ""
    return (
        f"the trial returned {name}{at} = {array[tuple(bad)]}; NaN and infinity never pass: narrow "
        "the strategies, or assume= what keeps it finite"
    )
