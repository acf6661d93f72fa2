"""The picture that a verdict's own numbers make: which lines, not how they look."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import sympy

from theorycheck.claims.claim import Claim
from theorycheck.claims.formula import evaluate, sides
from theorycheck.claims.picture import Kind, Line, Picture
from theorycheck.claims.relations import is_lower, is_upper
from theorycheck.claims.statement import Scaling
from theorycheck.confirm.scope import ladder
from theorycheck.errors import TheorycheckError
from theorycheck.judge.verdict import Verdict
from theorycheck.report.axes import called, log_axes
from theorycheck.report.outcomes import outcomes_picture

_FEWEST = 4  # entries without an index that are worth a picture
_SERIES = 3  # columns over an index that one picture can hold
_ERRORS = 2  # standard errors, on either side of a mean


@dataclass(frozen=True)
class Strip:
    """One number with limits around it, held against a bound."""

    x: str
    name: str
    value: float
    low: float
    high: float
    bound: float


def picture_of(verdict: Verdict) -> Picture | Strip | None:
    """Return the picture of what was observed and claimed; None if one number a side is all."""
    try:
        return _picture(verdict)
    except (TheorycheckError, ValueError, TypeError):  # values that can't be drawn, such as text
        return None


def _picture(verdict: Verdict) -> Picture | Strip | None:
    evidence, values, statement = verdict.evidence, verdict.values, verdict.claim.statement
    if "means" in evidence:
        return _ladder(verdict, evidence)
    if "failures" in evidence:
        return _failures(verdict)
    if "mean" in evidence:
        return _mean(verdict)
    if not values or verdict.claim.asks.rng:
        return None
    if isinstance(statement, Scaling):
        return _ladder(verdict, _deterministic_ladder(verdict))
    if "weights" in values:
        return outcomes_picture(statement, values)
    return _sides(verdict.claim, values)


def _ladder(verdict: Verdict, seen: Mapping[str, Any]) -> Picture:
    statement: Any = verdict.claim.statement
    quantity, size, _, slack = statement.quantifier.args
    sizes, means = (np.asarray(seen[name], dtype=float) for name in ("sizes", "means"))
    errors = np.asarray(seen.get("standard_errors", np.zeros(len(sizes))), dtype=float)
    exponent = statement.relation.rhs
    line = means[0] * (sizes / sizes[0]) ** float(exponent)
    factor = float(1 + slack) ** (1 if is_upper(statement.relation) else -1)
    observed = f"mean of {verdict.trials:,} trials, ± {_ERRORS} standard errors"
    limits = {"low": means - _ERRORS * errors, "high": means + _ERRORS * errors}
    return Picture(
        f"{size.name}, {called(size)}",
        called(quantity.args[0] if quantity.args else quantity),
        [
            Line(observed, sizes, means, **limits)
            if errors.any()
            else Line("observed", sizes, means),
            Line(f"claimed: {size.name}^({exponent})", sizes, line, kind="guide"),
            Line(f"allowed: {factor:.3g} times that", sizes, factor * line, kind="guide"),
        ],
        log="xy",
    )


def _deterministic_ladder(verdict: Verdict) -> dict[str, Any]:
    statement: Any = verdict.claim.statement
    quantity, size = statement.quantifier.args[:2]
    inside = ladder(statement, verdict.values)
    measured = np.asarray(evaluate(quantity, verdict.values))
    return {"sizes": np.asarray(verdict.values[size.name])[inside], "means": measured[inside]}


def _failures(verdict: Verdict) -> Picture | Strip:
    names = ("failures", "allowed", "certified_failure_probability")
    counts, allowed, limits = (np.asarray(verdict.evidence[n], dtype=float) for n in names)
    rates, seen = counts / verdict.trials, f"failure rate in {verdict.trials:,} trials"
    if len(allowed) == 1:
        name = f"{seen}, up to its certified limit"
        limit = max(float(limits[0]), float(rates[0]))
        ends = {"low": 0.0, "high": limit}
        return Strip("probability of failure", name, float(rates[0]), **ends, bound=allowed[0])
    lines = [
        Line(seen, allowed, rates),
        Line("its certified limit", allowed, limits, kind="curve"),
        Line("allowed", allowed, allowed, kind="guide"),
    ]
    return Picture("delta, the failure probability allowed", "probability of failure", lines, "xy")


def _mean(verdict: Verdict) -> Strip:
    evidence, statement = verdict.evidence, verdict.claim.statement
    mean, bound = float(evidence["mean"]), float(evidence["bound"])
    error = _ERRORS * float(evidence["standard_deviation"]) / np.sqrt(verdict.trials)
    name = f"mean of {verdict.trials:,} trials, ± {_ERRORS} standard errors"
    observable = statement.relation.lhs.args[0]
    return Strip(called(observable), name, mean, mean - error, mean + error, bound)


def _sides(claim: Claim, values: Mapping[str, Any]) -> Picture | None:
    relation = claim.statement.relation
    observed, bound = sides(relation, values)[:: -1 if is_lower(relation) else 1]
    is_identity = isinstance(relation, sympy.Eq)
    index = _index(claim, values, observed.shape)
    if index is None and (is_identity or observed.size < _FEWEST):
        return None
    symbol, x = index or (None, np.arange(1, observed.size + 1))
    label = f"{symbol.name}, {called(symbol)}" if symbol else "entry"
    right = "claimed value" if is_identity else "claimed bound"
    kind: Kind = "measured" if symbol else "points"
    columns = [side.reshape(len(x), -1).T[:_SERIES] for side in (observed, bound)]
    lines = []
    for k, (left, limit) in enumerate(zip(*columns, strict=True), start=1):
        of = f", column {k}" if len(columns[0]) > 1 else ""
        lines += [Line(f"observed{of}", x, left, kind=kind), Line(right, x, limit, kind="guide")]
    return Picture(label, called(relation.lhs), lines, log_axes(x, *columns))


def _index(claim: Claim, values: Mapping[str, Any], shape: tuple[int, ...]) -> Any:
    """Return the symbol whose values count along the first axis, and these; None without one."""
    relation = claim.statement.relation
    sides_alone = {relation.rhs} & set(claim.symbols.values())
    observed = {symbol.name for symbol in relation.lhs.free_symbols | sides_alone}
    along = (shape[0], *[1] * (len(shape) - 1)) if shape else ()
    for name in sorted(set(claim.symbols) - observed):
        array = np.asarray(values[name], dtype=float)
        if array.shape == along and array.size > 2 and _counts(array.ravel()):
            return claim.symbols[name], array.ravel()
    return None


def _counts(numbers: np.ndarray) -> bool:
    return bool(np.all(np.diff(numbers) > 0) and np.all(numbers == np.round(numbers)))
