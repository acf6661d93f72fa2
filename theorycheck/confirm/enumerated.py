"""Exact probabilities: a trial that enumerates its randomness turns P and E into finite sums."""

import functools
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import numpy as np
import sympy

from theorycheck.arithmetic import FLOAT64, Arithmetic
from theorycheck.claims.claim import Claim
from theorycheck.claims.formula import evaluate, sides
from theorycheck.claims.quantifiers import P
from theorycheck.claims.relations import is_lower, is_strict, is_upper
from theorycheck.claims.statement import (
    Probably,
    Scaling,
    Statement,
    quantifiers_of,
    symbols_outside,
)
from theorycheck.confirm.scope import scoped
from theorycheck.confirm.ties import NONE, Ties, happens
from theorycheck.errors import LeftArithmetic, TrialError
from theorycheck.notation import symbol

Values = Mapping[str, Any]

DELTAS = tuple(Fraction(1, k) for k in (2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000))


def free_delta(claim: Claim, values: Values) -> str | None:
    """Return the symbol of a failure probability that the trial left open: claimed for all."""
    if not isinstance(claim.statement, Probably):
        return None
    missing = _allowed_names(claim.statement) - set(values)
    return next(iter(missing)) if len(missing) == 1 else None


@functools.lru_cache(maxsize=1024)
def _allowed_names(statement: Probably) -> frozenset[str]:
    return frozenset(symbol.name for symbol in statement.allowed.free_symbols)


def optional_names(claim: Claim, values: Values) -> frozenset[str]:
    """Return the symbols that a trial may leave out: the failure probability, if it did."""
    delta = free_delta(claim, values)
    return frozenset() if delta is None else frozenset({delta})


def resolved(
    claim: Claim, values: Values, arithmetic: Arithmetic, ties: Ties = NONE
) -> tuple[Any, Values]:
    """Return the statement as a deterministic relation, its P and E replaced by finite sums.

    A failure probability that the trial left open is put on a grid, from 1/2 down to 1/10,000. In
    float64, `ties` say what rounding explains of the sides of an event.
    """
    if isinstance(claim.statement, Scaling):
        return scoped(claim.statement, values, arithmetic)
    if "weights" not in values:
        return claim.statement.relation, values
    _check_weights(claim, values, arithmetic)
    delta = free_delta(claim, values)
    if delta is None:
        return _summed(claim, values, arithmetic, ties)
    points = [
        _summed(claim, at, arithmetic, ties) for at in _at_each_delta(values, delta, arithmetic)
    ]
    names = [name for name in points[0][1] if name == delta or name.startswith(SUM)]
    stacked = {name: np.array([point[name] for _, point in points]) for name in names}
    return points[0][0], {**points[0][1], **stacked}


def events_at(claim: Claim, values: Values) -> tuple[list[Any], list[Values]]:
    """Return the events of the claim, and in float64 the values at which they are asked."""
    asked = [q.args[0] for q in quantifiers_of(claim.statement) if isinstance(q, P)]
    return asked, with_each_delta(claim, values)


def with_each_delta(claim: Claim, values: Values) -> list[Values]:
    """Return the values at every failure probability of the grid, if the trial left it open."""
    delta = free_delta(claim, values)
    return _at_each_delta(values, delta, FLOAT64) if delta else [values]


def _at_each_delta(values: Values, delta: str, arithmetic: Arithmetic) -> list[Values]:
    return [{**values, delta: arithmetic.rational(d.numerator, d.denominator)} for d in DELTAS]


SUM = "sum of weights "  # and a number: the name of a P or E among the values


def _summed(claim: Claim, values: Values, arithmetic: Arithmetic, ties: Ties) -> tuple[Any, Values]:
    statement = claim.statement
    hoped = _hopes_for(statement)
    sums = {
        f"{SUM}{k}": _sum_of(quantifier, values, arithmetic, ties, hoped=hoped)
        for k, quantifier in enumerate(quantifiers_of(statement))
    }
    if isinstance(statement, Probably) and not statement.is_failure:
        sums[f"{SUM}0"] = _total(values) - sums[f"{SUM}0"]
    return _with_stand_ins(statement), {**values, **sums}


def nearness(claim: Claim, values: Values) -> float:
    """Return how near the outcome that decides comes to failing, from 0 to 1.

    If it and all that are nearer failed, the failure probability would just exceed what is allowed.
    That probability moves in jumps, which tell a search nothing of where to go; this slopes.
    """
    statement: Any = claim.statement
    event = statement.quantifier.args[0]
    if not (is_upper(event) or is_lower(event)):
        return 0.0
    delta = free_delta(claim, values)
    known = {**values, delta: float(max(DELTAS))} if delta else values
    near, far = sides(event, known)
    if statement.is_failure:
        near, far = far, near
    ratios = np.divide(near, far, out=np.zeros(np.shape(near)), where=(near >= 0) & (far > 0))
    weights = np.asarray(values["weights"], float)
    each = row_each(ratios, len(weights)).max(axis=1)
    order = np.argsort(-each, kind="stable")
    allowed = float(evaluate(statement.allowed, known))
    decides = min(int(np.searchsorted(np.cumsum(weights[order]), allowed, "right")), len(order) - 1)
    return float(np.clip(each[order[decides]], 0, 1))


def row_each(array: np.ndarray, count: int) -> np.ndarray:
    """Return what was observed in each of `count` trials or outcomes, shape (count, entries)."""
    if array.ndim == 0 or array.shape[0] != count:
        array = np.broadcast_to(array, (count, *np.shape(array)))
    return array.reshape(count, -1)


@functools.lru_cache(maxsize=1024)
def _with_stand_ins(statement: Statement) -> Any:
    """Return the relation with a symbol in the place of each P and E, or of a failure's chance."""
    if isinstance(statement, Probably):
        failing = symbol(f"{SUM}0", "probability of failure", nonnegative=True)
        below = sympy.Lt if is_strict(statement.relation) else sympy.Le
        return below(failing, statement.allowed, evaluate=False)
    numbered = enumerate(quantifiers_of(statement))
    return statement.relation.xreplace({q: symbol(f"{SUM}{k}", str(q)) for k, q in numbered})


def _hopes_for(statement: Statement) -> bool:
    """Return whether the statement gains by its event: it does unless it bounds its chance."""
    if isinstance(statement, Probably):
        return not statement.is_failure
    return not isinstance(statement.relation, sympy.Le)


def _sum_of(
    quantifier: Any, values: Values, arithmetic: Arithmetic, ties: Ties, *, hoped: bool
) -> Any:
    weights = np.asarray(values["weights"])
    if arithmetic is not FLOAT64 and weights.dtype in (np.float32, np.float16):
        raise LeftArithmetic(f"the weights are {weights.dtype}")
    if isinstance(quantifier, P) and arithmetic is FLOAT64:
        inner: Any = np.asarray(happens(quantifier.args[0], values, hoped=hoped, ties=ties))
    else:
        inner = np.asarray(evaluate(quantifier.args[0], values, arithmetic))
    _check_outcomes(quantifier, inner, weights)
    if isinstance(quantifier, P):
        inner = inner.reshape(*inner.shape[:1], -1).all(axis=-1) if inner.ndim > 1 else inner
        return _total({"weights": weights[np.broadcast_to(inner.astype(bool), weights.shape)]})
    return np.sum(weights * inner)


def _check_outcomes(quantifier: Any, inner: np.ndarray, weights: np.ndarray) -> None:
    most = inner.ndim if isinstance(quantifier, P) else 1
    if inner.ndim and (len(inner) != len(weights) or inner.ndim > most):
        raise TrialError(
            f"{quantifier} has shape {inner.shape} over {len(weights)} outcomes: what stands in it "
            "needs them on its leading axis, and E needs one number for each"
        )


def _total(values: Values) -> Any:
    return sum(np.asarray(values["weights"]).tolist())


def _check_weights(claim: Claim, values: Values, arithmetic: Arithmetic) -> None:
    weights = np.asarray(values["weights"])
    if weights.ndim != 1 or not weights.size:
        raise TrialError(f"weights must be one probability for each outcome; shape {weights.shape}")
    if not quantifiers_of(claim.statement):
        raise TrialError(
            "the trial returned weights, the key reserved for the probabilities of enumerated "
            "outcomes, but the statement has no P or E"
        )
    for name in symbols_outside(claim.statement) & set(values):
        if np.ndim(values[name]):
            raise TrialError(
                f"{name} stands outside P and E, so it must be the same in all outcomes"
            )
    if arithmetic is FLOAT64 and (abs(float(weights.sum()) - 1) > 1e-9 or weights.min() < -1e-12):
        raise TrialError(
            f"weights sum to {float(weights.sum()):.12g} with least {float(weights.min()):.3g}; "
            "the probabilities of all outcomes must be non-negative and sum to 1"
        )
