"""How likely each outcome is, where a trial enumerates them, and what is claimed of them."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import sympy
from sympy.core.relational import Relational

from theorycheck.claims.formula import evaluate, sides
from theorycheck.claims.picture import Line, Picture
from theorycheck.claims.relations import is_lower
from theorycheck.claims.statement import OnAverage, Probably, Statement
from theorycheck.confirm.enumerated import SUM
from theorycheck.report.axes import called, log_axes

_FEWEST = 3  # sizes, or deltas, that make a curve
_STEPS = 200  # the most that one curve shows
_ROUNDING = 1e-13  # relative: an outcome so small may be the rounding of a zero


def outcomes_picture(statement: Statement, values: Mapping[str, Any]) -> Picture | None:
    """Return the chance of every size of what is observed; None where there is no such size."""
    if isinstance(statement, Probably):
        failing = np.asarray(values[f"{SUM}0"], dtype=float)
        allowed = np.asarray(evaluate(statement.allowed, values), dtype=float)
        return _grid(failing, allowed) if failing.ndim else _failing(statement, values, allowed)
    if not isinstance(statement, OnAverage):
        return None
    observable, bound = statement.quantifier.args[0], statement.relation.rhs
    if isinstance(observable, Relational):
        return None
    at = {
        "mean": float(np.asarray(values[f"{SUM}0"])),
        "claimed bound": float(evaluate(bound, values)),
    }
    return _tail(called(observable), evaluate(observable, values), values["weights"], at)


def _grid(failing: Any, allowed: Any) -> Picture | None:
    if np.sum(failing > 0) < _FEWEST:
        return None
    lines = [
        Line("probability of failure, exact", allowed, failing),
        Line("allowed", allowed, allowed, kind="guide"),
    ]
    return Picture("delta, the failure probability allowed", "probability of failure", lines, "xy")


def _failing(statement: Probably, values: Mapping[str, Any], allowed: Any) -> Picture | None:
    """Draw the chance that observed over bound is so large: at 1 it may be what is allowed."""
    event = statement.quantifier.args[0]
    if isinstance(event, sympy.And | sympy.Eq):
        return None
    above, below = sides(event, values)[:: -1 if statement.is_failure else 1]
    if not (np.all(below > 0) and np.all(above >= 0)):
        return None
    worst = np.min if statement.is_failure else np.max
    ratios = worst(np.reshape(above / below, (len(above), -1)), axis=1)
    observed_above = is_lower(event) == statement.is_failure
    label = "observed over bound" if observed_above else "bound over observed"
    return _tail(label, ratios, values["weights"], {"the bound": 1.0}, float(allowed))


def _tail(
    label: str, outcomes: Any, weights: Any, at: Mapping[str, float], allowed: float | None = None
) -> Picture | None:
    """Draw how likely an outcome is to be at least so large, with what is marked at some sizes."""
    outcomes = np.array(np.broadcast_to(outcomes, np.shape(weights)), dtype=float)
    outcomes[np.abs(outcomes) < _ROUNDING * np.max(np.abs(outcomes))] = 0.0
    x, which = np.unique(outcomes, return_inverse=True)
    if len(x) < _FEWEST:
        return None
    chance = np.bincount(which, weights=np.asarray(weights, dtype=float))
    tail = np.append(np.cumsum(chance[::-1])[::-1], 0.0)
    keep = np.unique(np.linspace(0, len(x) - 1, min(len(x), _STEPS)).astype(int))
    steps = np.stack([tail[keep], tail[keep + 1]], axis=1).ravel()
    floor = min(float(tail[keep].min()), *([allowed / 2] if allowed else []), 1.0)
    lines = [Line("chance of at least so much", np.repeat(x[keep], 2), steps, kind="curve")]
    lines += [Line(name, [v, v], [floor, 1.0], kind="guide") for name, v in at.items()]
    if allowed:
        ends = [min(x[0], *at.values()), max(x[-1], *at.values())]
        lines.append(Line("failure probability allowed", ends, [allowed] * 2, kind="guide"))
    log = log_axes([*x, *at.values()], tail[keep])
    return Picture(label, "chance of at least so much", lines, log)
