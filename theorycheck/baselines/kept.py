"""What a baseline keeps of a claim: its text, a fingerprint of its trial, and numbers to repeat."""

import ast
import dataclasses
import hashlib
import inspect
import textwrap
from collections.abc import Mapping
from typing import Any

import numpy as np

from theorycheck.claims.claim import Claim
from theorycheck.claims.formula import evaluate
from theorycheck.errors import TheorycheckError
from theorycheck.judge.plain import five_numbers, plain
from theorycheck.judge.regime import Regime
from theorycheck.judge.verdict import Verdict, readable


@dataclasses.dataclass(frozen=True)
class Kept:
    """One claim in a baseline.

    `trial` is a fingerprint of the trial's code, whatever it is called and however it is laid out;
    `replay` the instance of the verdict; `outcome` and `tightness` are those of the verdict,
    `replayed` what is measured at that instance alone: see `measured`.
    """

    file: str
    sentence: str
    statement: str
    assumptions: list[str]
    trial: str
    outcome: str
    tightness: float | None
    regime: dict[str, Any] | None
    change_caught: str
    replay: str
    replayed: dict[str, Any]


@dataclasses.dataclass(frozen=True)
class Saved:
    """A claim judged, and what a baseline is to keep of it."""

    claim: Claim
    kept: Kept
    verdict: str  # in words
    outcome: str
    expected: bool


def kept_of(claim: Claim, verdict: Verdict, replayed: Verdict | None) -> Kept:
    """Return what a baseline keeps of a claim, its verdict, and the replay of that verdict."""
    regime = verdict.regime
    return Kept(
        **written(claim),
        outcome=verdict.outcome.value,
        tightness=verdict.tightness,
        regime=None if regime is None else _strength(regime),
        change_caught=verdict.change_caught,
        replay=verdict.replay,
        replayed=measured(claim, replayed) if replayed else {},
    )


def _strength(regime: Regime) -> dict[str, Any]:
    return {"relations": list(regime.relations), "tightness": plain(regime.tightness)}


def written(claim: Claim) -> dict[str, Any]:
    """Return what is written of a claim: fields of `Kept`."""
    return {
        "file": "/".join(claim.path.parts[-2:]),
        "sentence": claim.sentence,
        "statement": claim.text,
        "assumptions": [str(assumption) for assumption in claim.assume],
        "trial": fingerprint(claim),
    }


def fingerprint(claim: Claim) -> str:
    """Return a digest of the code of a claim's trial and of the parts that it has by default.

    Names, docstrings and layout change nothing; parts count by their names.
    """
    if claim.ranges:  # of a formula they stand for a trial
        return hashlib.blake2b(repr(claim.ranges).encode(), digest_size=8).hexdigest()
    [function] = ast.parse(textwrap.dedent(inspect.getsource(claim.trial))).body
    assert isinstance(function, ast.FunctionDef)
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    code = [ast.dump(function.args), *map(ast.dump, body)]
    return hashlib.blake2b("\n".join(code).encode(), digest_size=8).hexdigest()


def measured(claim: Claim, verdict: Verdict) -> dict[str, Any]:
    """Return the numbers of a verdict at one instance: both sides, every symbol, the tightness."""
    inner = claim.statement.inner
    sides = {"observed": inner.lhs, "bound": inner.rhs}
    return {
        "outcome": verdict.outcome.value,
        "tightness": verdict.tightness,
        "symbols": {name: summary(value) for name, value in sorted(verdict.values.items())},
        **{name: _side(expression, verdict.values) for name, expression in sides.items()},
    }


def _side(expression: Any, values: Mapping[str, Any]) -> dict[str, Any]:
    try:
        return summary(evaluate(expression, values))
    except TheorycheckError:  # a rate, or a delta that stands for all of them, has no value here
        return {}


def summary(value: Any) -> dict[str, Any]:
    """Return what tells arrays apart without keeping them: type, shape, and five numbers of it.

    They are its first entry, its last, the least, the largest and the mean; of one number, that.
    """
    array = np.asarray(value)
    if array.dtype.kind not in "fiub":
        return {"text": readable(value)}
    numbers = [array.item()] if array.ndim == 0 else five_numbers(array)
    finite = [float(x) if np.isfinite(x) else str(float(x)) for x in numbers]
    return {"type": str(array.dtype), "shape": list(array.shape), "numbers": finite}
