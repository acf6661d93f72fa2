"""Whether a statement says anything: where its bound is trivial, and what would break it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np
import sympy
from sympy.core.relational import Relational

from theorycheck.audit.tape import Tape
from theorycheck.audit.weaker import valued
from theorycheck.claims.claim import Claim
from theorycheck.claims.formula import evaluate, sides
from theorycheck.claims.quantifiers import E, P
from theorycheck.claims.statement import OnAverage, Probably, Scaling
from theorycheck.errors import TheorycheckError
from theorycheck.search.effort import Run
from theorycheck.search.observation import vacuous

_INSTANCES = 40
_VALUES = 12  # arbitrary values of the observable, at each instance


@dataclass(frozen=True)
class Vacuous:
    """The share of instances at which the bound says nothing, and where they lie."""

    share: float
    where: str

    def __str__(self) -> str:
        where = f": {self.where}" if self.where else ""
        return f"in {self.share:.0%} of instances{where}"


@dataclass(frozen=True)
class Tautology:
    """Whether the statement holds for arbitrary observations; if not, one that breaks it."""

    holds: bool
    words: str


def observed_relation(claim: Claim) -> Any:
    """Return the relation that speaks of what is observed: the event of P, E's mean, or all."""
    statement: Any = claim.statement
    if isinstance(statement, Probably):
        event = statement.quantifier.args[0]
        return event if isinstance(event, Relational) else None
    if isinstance(statement, Scaling):
        return None
    relation = statement.relation
    if isinstance(statement, OnAverage) and statement.claims_infinity:
        return None
    if isinstance(statement, OnAverage) and isinstance(statement.quantifier, E):
        return relation.func(statement.quantifier.args[0], relation.rhs, evaluate=False)
    return None if relation.has(P, E) else relation


def vacuous_where(tape: Tape, claim: Claim) -> Vacuous | None:
    """Return where the bound exceeds what is trivially true, or None where nothing is declared.

    `claim` is the tape's, or a variant of it.
    """
    rows, flags = [], []
    for values, flag in _flagged(tape, claim):
        if flag is None:
            return None
        rows.append(values)
        flags.append(flag)
    if not flags:
        return None
    share = float(np.mean(flags))
    names = sorted(s.name for s in observed_relation(claim).rhs.free_symbols)
    return Vacuous(share, _threshold(names, rows, np.array(flags) == 1) if 0 < share < 1 else "")


def is_idle(tape: Tape, claim: Claim) -> bool:
    """Return whether the bound of `claim`, a variant of the tape's, says nothing throughout."""
    flags = (flag for _, flag in _flagged(tape, claim))
    return next(flags, None) == 1 and all(flag == 1 for flag in flags)


def _flagged(tape: Tape, claim: Claim) -> Iterator[tuple[Mapping[str, Any], float | None]]:
    """Yield instances and whether the bound says nothing there; None where that can't be told."""
    relation = observed_relation(claim)
    for values in () if relation is None else valued(tape, claim):
        try:
            yield values, vacuous(relation, values, values.get("weights"))
        except (TheorycheckError, KeyError):
            yield values, None


def _threshold(names: list[str], rows: list[Mapping[str, Any]], flags: np.ndarray) -> str:
    """Return the one-symbol rule that tells the vacuous instances best, if it errs on few."""
    best = (0.95, "")
    for name in names:
        column = [np.asarray(values.get(name, np.nan), float) for values in rows]
        if any(np.ndim(entry) for entry in column):
            continue
        x = np.array(column)
        for cut in np.unique(x[flags]):
            for words, rule in (
                (f"{name} <= {cut:.4g}", x <= cut),
                (f"{name} >= {cut:.4g}", x >= cut),
            ):
                share = float(np.mean(rule == flags))
                if share > best[0]:
                    best = (share, words)
    return best[1]


def tautology(tape: Tape, run: Run) -> Tautology | None:
    """Put arbitrary admissible values in the place of what is observed, and see what breaks."""
    claim = tape.claim
    relation = observed_relation(claim)
    if relation is None:
        return None
    free = sorted(relation.lhs.free_symbols - relation.rhs.free_symbols, key=str)
    if not free:
        return Tautology(False, "what is observed stands on both sides")
    failing = isinstance(claim.statement, Probably) and claim.statement.is_failure
    rng = run.generator(claim.name, "tautology")
    compared = 0
    for values in islice(valued(tape, claim), _INSTANCES):
        for k in range(_VALUES):
            arbitrary = {s.name: _arbitrary(s, values.get(s.name, 1.0), k, rng) for s in free}
            try:
                broken = _breaks(relation, {**values, **arbitrary}, failing=failing)
            except TheorycheckError:
                continue
            compared += 1
            if broken:
                words = ", ".join(f"{name} = {_short(v)}" for name, v in arbitrary.items())
                return Tautology(False, f"{words} would break it")
    return Tautology(True, "every value tried satisfies it") if compared else None


def _breaks(relation: Any, values: Mapping[str, Any], *, failing: bool) -> bool:
    if failing:
        return bool(np.any(evaluate(relation, values)))
    lesser, greater = sides(relation, values)
    finite = np.isfinite(lesser) & np.isfinite(greater)
    if isinstance(relation, sympy.Eq):
        return bool(np.any(finite & (np.abs(lesser - greater) > 1e-6 * np.abs(greater))))
    return bool(np.any(finite & (lesser > greater + 1e-9 * np.abs(greater))))


def _arbitrary(symbol: Any, observed: Any, k: int, rng: np.random.Generator) -> Any:
    """Return values of the shape of `observed` that the symbol's own assumptions allow."""
    observed = np.asarray(observed, float)
    scale = float(np.max(np.abs(observed), initial=0)) or 1.0
    values = scale * 10.0 ** rng.uniform(-3, 3 + k, observed.shape)
    if not (symbol.is_nonnegative or rng.random() < 0.5):
        values = -values
    if symbol.is_integer:
        values = np.ceil(values)
    limit = getattr(symbol, "at_most", None)
    return values if limit is None else np.minimum(values, float(limit))


def _short(value: Any) -> str:
    flat = np.ravel(value)
    return f"{flat[0]:.3g}" if flat.size == 1 else f"({flat[0]:.3g}, ...)"
