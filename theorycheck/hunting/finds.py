"""A find: a draft that fell, how convincingly, and what would have stood in its place."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from theorycheck.claims.claim import Claim
from theorycheck.confirm.decision import Outcome, Soundness
from theorycheck.hunting.repairs import Repair, repairs
from theorycheck.judge.judging import judge
from theorycheck.judge.verdict import Verdict
from theorycheck.search.effort import Run

_GRADES = (Soundness.EXACT, Soundness.FINITE_SAMPLE, Soundness.NUMERICAL, Soundness.ASYMPTOTIC)
_CLEAR = 1.02  # observed over bound from which on a violation is no matter of the boundary


@dataclass(frozen=True)
class Find:
    """What became of a draft: its verdict as plain data and in words, and repairs if it fell.

    `shown` is the instance as the report has it.
    """

    claim: Claim
    verdict: Mapping[str, Any]
    words: str
    shown: str
    repairs: tuple[Repair, ...] = ()

    @property
    def fell(self) -> bool:
        """Whether it was refuted."""
        return bool(self.verdict["outcome"] == Outcome.REFUTED.value)

    @property
    def rank(self) -> tuple[int, int, float, str]:
        """Where it stands among the finds: by certificate, then by how clear the violation is."""
        grade = [kind.value for kind in _GRADES].index(self.verdict["soundness"])
        size = self.verdict["tightness"]
        is_number = isinstance(size, int | float)
        clear = not is_number or size >= _CLEAR
        return (not self.fell) * 10 + grade, not clear, -size if is_number else 0, self.claim.name


def hunted(claim: Claim, run: Run) -> Find:
    """Judge a draft, the edges of its ranges first; if it falls, look for what would stand."""
    verdict = judge(claim, run)
    if verdict.outcome is not Outcome.REFUTED:
        return _find(verdict)
    return _find(verdict, tuple(repairs(claim, _counterexamples(verdict), run)))


def _find(verdict: Verdict, mended: tuple[Repair, ...] = ()) -> Find:
    shown = dict(verdict.rows()).get("instance", "")
    return Find(verdict.claim, verdict.to_dict(), str(verdict), shown, mended)


def _counterexamples(verdict: Verdict) -> list[Mapping[str, Any]]:
    """Return the values of the symbols at the counterexamples that a verdict shows."""
    worst = verdict.evidence.get("worst") or {}
    shown = [verdict.values]
    if verdict.claim.ranges and worst.get("instance"):
        shown.append(worst["instance"])
    return shown
