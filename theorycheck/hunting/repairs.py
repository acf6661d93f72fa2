"""What makes a refuted statement stand: an assumption, a weak inequality, a constant, a power.

Each candidate must leave out, or allow for, every counterexample that is known; then it is judged
as any claim is. The first few that stand are kept, the smallest changes first.
"""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import sympy

from theorycheck.claims.claim import Claim
from theorycheck.claims.formula import all_hold
from theorycheck.claims.statement import Always
from theorycheck.confirm.decision import Outcome
from theorycheck.errors import TheorycheckError
from theorycheck.judge.judging import judge
from theorycheck.search.effort import QUICK, Run

_LOOKED_AT = 30  # candidates that are judged
_KEPT = 3
_BRIEF = replace(QUICK, instances=120, evaluations=120, shrinks=0)
_FACTORS = tuple(map(sympy.Rational, ("4/3", "3/2", "2", "3", "4")))


@dataclass(frozen=True)
class Repair:
    """A change in words, the claim it makes, and how tight that is."""

    words: str
    statement: str
    tightness: float | None
    reason: str


def repairs(claim: Claim, counterexamples: Sequence[Mapping[str, Any]], run: Run) -> list[Repair]:
    """Return what makes a refuted claim stand: those that leave most instances in first.

    Of assumptions on the same symbols only one is kept.
    """
    candidates = itertools.islice(_candidates(claim, counterexamples), _LOOKED_AT)
    brief = replace(run, effort=replace(_BRIEF, seconds=run.effort.seconds))
    likely = [(judge(one.claim, brief), one) for one in candidates]
    likely = [(v, one) for v, one in likely if v.outcome is Outcome.STANDS]
    likely.sort(key=lambda pair: -pair[0].valid / pair[0].instances)
    found: dict[frozenset[Any], Repair] = {}
    full = replace(run, effort=replace(run.effort, shrinks=0))
    for _, one in likely:
        if len(found) < _KEPT and one.subject not in found:
            verdict = judge(one.claim, full)
            if verdict.outcome is Outcome.STANDS:
                text = _in_full(one.claim, claim)
                found[one.subject] = Repair(one.words, text, verdict.tightness, verdict.reason)
    return list(found.values())


class _Candidate(NamedTuple):
    words: str
    claim: Claim
    subject: frozenset[Any]  # what is changed


def _in_full(changed: Claim, claim: Claim) -> str:
    if changed.assume == claim.assume:
        return changed.text
    return f"{changed.text}, assuming {', '.join(map(str, changed.assume))}"


def _candidates(claim: Claim, counterexamples: Sequence[Mapping[str, Any]]) -> Iterator[_Candidate]:
    yield from _strictness(claim)
    for assumption in _assumptions(claim, counterexamples):
        made = replace(claim, assume=(*claim.assume, assumption), needs=(), sharp=False)
        yield _Candidate(f"assume {assumption}", made, frozenset(assumption.free_symbols))
    yield from _constants(claim)
    yield from _powers(claim)


def _strictness(claim: Claim) -> Iterator[_Candidate]:
    inner = claim.statement.inner
    weak = {sympy.StrictLessThan: sympy.Le, sympy.StrictGreaterThan: sympy.Ge}.get(type(inner))
    if weak is not None:
        made = _stating(claim, weak(inner.lhs, inner.rhs, evaluate=False))
        yield _Candidate("let equality in", made, frozenset(["equality"]))


def _stating(claim: Claim, inner: Any) -> Claim:
    statement = claim.statement.with_inner(inner)
    return replace(claim, statement=statement, needs=(), sharp=False, refuted_by=None)


def _assumptions(claim: Claim, counterexamples: Sequence[Mapping[str, Any]]) -> Iterator[Any]:
    """Give simple relations between the claim's symbols that no counterexample satisfies."""
    symbols = [symbol for name, symbol in claim.symbols.items() if name not in claim.inside]
    groups = (
        _of_two(symbols),
        [s * (r + q) <= 2 for s in symbols for r, q in itertools.combinations(symbols, 2)],
        [f for s in symbols for f in (s >= 0, s > 0, s >= 1, s >= 2, s <= 1, s < 1, s <= 2)],
    )
    for relation in itertools.chain(*groups):
        if relation not in (sympy.true, sympy.false) and _excludes(relation, counterexamples):
            yield relation


def _of_two(symbols: Sequence[Any]) -> Iterator[Any]:
    for s, r in itertools.combinations(symbols, 2):
        yield from (s >= r, s <= r, s > r, s < r, s * r <= 1, s * r <= 2, s * r < 2, s * r >= 1)


def _excludes(relation: Any, counterexamples: Sequence[Mapping[str, Any]]) -> bool:
    try:
        return not any(all_hold([relation], values) for values in counterexamples)
    except TheorycheckError:
        return False


def _constants(claim: Claim) -> Iterator[_Candidate]:
    if not isinstance(claim.statement.inner, sympy.Eq):
        for larger in _FACTORS:
            factor = 1 / larger if _is_lower(claim) else larger
            made = _plain(claim, claim.bound * factor)
            yield _Candidate(f"the bound times {factor}", made, frozenset(["constant"]))


def _powers(claim: Claim) -> Iterator[_Candidate]:
    if not isinstance(claim.statement, Always) or isinstance(claim.statement.inner, sympy.Eq):
        return
    for symbol in sorted(claim.bound.free_symbols, key=str):
        for power in (sympy.S.Half, -sympy.S.Half, 1, -1):
            made = _plain(claim, claim.bound * symbol**power)
            yield _Candidate(f"the bound times {symbol**power}", made, frozenset(["power", symbol]))


def _is_lower(claim: Claim) -> bool:
    return isinstance(claim.statement.inner, sympy.Ge | sympy.Gt)


def _plain(claim: Claim, bound: Any) -> Claim:
    inner = claim.statement.inner
    return _stating(claim, inner.func(inner.lhs, bound))
