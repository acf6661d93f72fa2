"""How strong a verdict is where the theorem is used, beside how strong it is overall."""

from dataclasses import dataclass, replace

import numpy as np

from theorycheck.claims.claim import Claim
from theorycheck.claims.statement import Probably
from theorycheck.confirm.always import caught
from theorycheck.confirm.decision import Confirmer, Decision, Outcome, Soundness
from theorycheck.confirm.failures import deltas_in_regime
from theorycheck.confirm.probably import strength
from theorycheck.errors import TheorycheckError
from theorycheck.search.effort import Run
from theorycheck.search.findings import Findings

_SHARE = 8  # one trial in so many, beyond those that decide, is spent on measuring in the regime


@dataclass(frozen=True)
class Regime:
    """The strength of a verdict in a regime: the relations that name it, and what was seen there.

    `instances` counts those of the search that lay in it; the rest is as in a verdict.
    """

    relations: tuple[str, ...]
    instances: int
    tightness: float | None = None
    vacuous: float | None = None
    change_caught: str = ""

    def __str__(self) -> str:
        parts = [
            "" if self.tightness is None else f"tightness {self.tightness:.6g}",
            "" if self.vacuous is None else f"vacuous in {self.vacuous:.0%}",
            f"would have caught {self.change_caught}" if self.change_caught else "",
        ]
        seen = f"{self.instances:,} instance{'' if self.instances == 1 else 's'}"
        return f"{', '.join(self.relations)}: {', '.join([seen, *filter(None, parts)])}"


def regime_of(
    claim: Claim, confirmer: Confirmer, decision: Decision, findings: Findings, run: Run
) -> Regime | None:
    """Return how strong the decision is in the claim's regime; None where no instance lay in it.

    Decides nothing: of a sampled claim that has not fallen it may spend an eighth more trials.
    """
    seen = findings.regime
    if not seen or not seen.kept or not claim.used_where:
        return None
    tightness, words = _strength(claim, confirmer, decision, seen, run)
    return Regime(
        relations=tuple(map(str, claim.used_where)),
        instances=seen.valid,
        tightness=tightness,
        vacuous=seen.vacuous / seen.judged_vacuous if seen.judged_vacuous else None,
        change_caught=words if decision.outcome is Outcome.STANDS else "",
    )


def _strength(
    claim: Claim, confirmer: Confirmer, decision: Decision, seen: Findings, run: Run
) -> tuple[float | None, str]:
    if not claim.asks.rng:
        return _of_exact(claim, decision, seen)
    is_inside = decision.instance is not None and decision.instance.made in seen.kept
    if not is_inside:
        measured = _measured(claim, confirmer, decision, seen, run)
        if measured is None:
            return None, ""
        decision = measured
    return _at_its_deltas(claim, decision)


def _of_exact(claim: Claim, decision: Decision, seen: Findings) -> tuple[float | None, str]:
    tightness = seen.tightness
    if tightness is not None and decision.outcome is not Outcome.REFUTED:
        tightness = min(1.0, tightness)  # what the ladder has decided is no violation
    return tightness, caught(claim, tightness)


def _measured(
    claim: Claim, confirmer: Confirmer, decision: Decision, seen: Findings, run: Run
) -> Decision | None:
    """Return what fresh trials show of the worst instance in the regime; its outcome is ignored."""
    if decision.outcome not in (Outcome.STANDS, Outcome.UNDECIDED):
        return None
    brief = replace(run.effort, trials=max(1, run.effort.trials // _SHARE), shrinks=0)
    worst = seen.best[0]
    try:
        return confirmer.decide(
            claim, Findings(kept={worst.instance.made: worst}), replace(run, effort=brief)
        )
    except TheorycheckError:
        return None


def _at_its_deltas(claim: Claim, decision: Decision) -> tuple[float | None, str]:
    """Return tightness and what would have been caught, at those deltas that the regime holds."""
    evidence = decision.evidence
    sampled = isinstance(claim.statement, Probably) and "failures" in evidence
    if not sampled or decision.soundness is not Soundness.FINITE_SAMPLE:
        return decision.tightness, decision.change_caught
    counts, allowed = (np.asarray(evidence[name]) for name in ("failures", "allowed"))
    inside = deltas_in_regime(claim, decision.values, len(allowed))
    alpha = float(np.exp(-evidence["threshold"]))
    counts, allowed = counts[inside], allowed[inside]
    words = strength(counts, allowed, decision.trials, alpha / len(inside))[2]
    return float(np.max(counts / decision.trials / allowed)), words
