"""Claims about every instance: float64 screens, the ladder decides what it can't accept."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from theorycheck.arithmetic import FLOAT64
from theorycheck.claims.claim import Claim
from theorycheck.claims.draws import Instance, Let, repeating
from theorycheck.claims.formula import evaluate
from theorycheck.claims.statement import Probably, Scaling, quantifiers_of
from theorycheck.confirm.asking import is_instance
from theorycheck.confirm.decision import Confirmer, Decision, Outcome, Soundness
from theorycheck.confirm.enumerated import nearness, resolved
from theorycheck.confirm.excluded import holds_exactly
from theorycheck.confirm.ladder import Settled, Status, settle, values_at
from theorycheck.confirm.scope import fitted, ladder
from theorycheck.confirm.vacuity import told_of_idleness
from theorycheck.errors import TrialError
from theorycheck.search.effort import Run
from theorycheck.search.hunt import Candidate, Findings
from theorycheck.search.observation import Observation, observe
from theorycheck.search.regime import told_of_regime
from theorycheck.search.shrink import shrink

# All that a search keeps: where all is the rounding of a zero, the float ratio is the largest,
# and such instances can fill the first places.
_SURE = 96
_SLOPE = 1e-3  # of the score between two jumps of a failure probability


def looking(claim: Claim, run: Run) -> Any:
    """Return the function that runs a trial once and says how close it came, in float64."""

    def look(let: Let) -> Observation | None:
        rng = run.generator(claim.name, "noise") if claim.asks.rng else None
        trials = run.effort.exploration_trials if claim.asks.trials else None
        values = claim.run(let, rng, trials)
        _require_weights(claim, values)
        if not is_instance(claim, values, lambda: holds_exactly(claim, let.instance(), run)):
            return None
        relation, known = resolved(claim, values, FLOAT64)
        observation = observe(claim, relation, known)
        if isinstance(claim.statement, Probably):
            slope = _SLOPE * nearness(claim, values)
            observation = replace(observation, score=observation.score + slope)
        observation = told_of_regime(claim, relation, known, observation)
        return told_of_idleness(claim, values, observation)

    return look


def _require_weights(claim: Claim, values: dict[str, Any]) -> None:
    random = quantifiers_of(claim.statement) and not isinstance(claim.statement, Scaling)
    if random and "weights" not in values:
        raise TrialError(
            "the statement speaks of a probability or a mean, but the trial asks for no rng and "
            "returned no weights: ask for rng and trials, or enumerate outcomes with their weights"
        )


def decide(claim: Claim, findings: Findings, run: Run) -> Decision:
    """Decide a deterministic claim from the worst instances that the search found."""
    worst: list[tuple[Candidate, Settled]] = []
    for candidate in _to_settle(findings, run):
        settled = settle(claim, candidate.instance, run)
        if settled.status is Status.VIOLATED:
            return _refuted(claim, candidate.instance, settled, run)
        worst.append((candidate, settled))
    return _standing(claim, findings, worst, run)


def _to_settle(findings: Findings, run: Run) -> list[Candidate]:
    violated = [c for c in findings.best if c.observation.violated][:_SURE]
    close = [c for c in findings.best if c.observation.suspect and not c.observation.violated]
    chosen = violated + close[: run.effort.close_calls]
    return chosen + [c for c in findings.best[:1] if c not in chosen]


def _refuted(claim: Claim, instance: Instance, settled: Settled, run: Run) -> Decision:
    look = looking(claim, run)

    def is_counterexample(let: Let) -> bool:
        observation = look(let)
        if observation is None or not observation.suspect:
            return False
        return settle(claim, let.instance(), run).status is Status.VIOLATED

    smallest = shrink(instance, is_counterexample, calls=run.effort.shrinks)
    proof = settle(claim, smallest, run)
    return Decision(
        outcome=Outcome.REFUTED,
        reason=f"violated, decided by {proof.proof}",
        soundness=Soundness.NUMERICAL if proof.numerical else Soundness.EXACT,
        instance=smallest,
        values=values_at(claim, smallest, run, FLOAT64)[1],
        evidence={
            "certificate": proof.certificate,
            "worst": {"instance": instance.values, "certificate": settled.certificate},
        },
        tightness=look(repeating(instance)).tightness,
    )


def _standing(
    claim: Claim, findings: Findings, worst: list[tuple[Candidate, Settled]], run: Run
) -> Decision:
    undecided = [(c, s) for c, s in worst if s.status is Status.UNDECIDED]
    candidate, settled = (undecided or sorted(worst, key=lambda pair: -pair[0].observation.score))[
        0
    ]
    numerical = any(s.numerical for _, s in worst)
    tightness = None if findings.tightness is None else min(1.0, findings.tightness)
    close = sum(c.observation.suspect for c in findings.best)
    reason = f"no violation; the worst instance: {settled.status.value} ({settled.proof})"
    if undecided:
        reason = f"a suspect that could not be decided: {settled.proof}"
    values = values_at(claim, candidate.instance, run, FLOAT64)[1]
    fit, words = _fit(claim, values)
    return Decision(
        outcome=Outcome.UNDECIDED if undecided else Outcome.STANDS,
        reason=f"{reason}{words}",
        soundness=Soundness.NUMERICAL if numerical else Soundness.EXACT,
        instance=candidate.instance,
        values=values,
        evidence={"close_calls": close, "decided_exactly": len(worst), **fit},
        tightness=tightness,
        detectable=None if tightness is None else 1 - tightness,
        change_caught=caught(claim, tightness),
    )


def caught(claim: Claim, tightness: float | None) -> str:
    """Return in words which smaller bound a search that came so close would have caught."""
    if tightness is None:
        return "a difference of the two sides by one part in a billion"
    what = "failure probability" if isinstance(claim.statement, Probably) else "bound"
    missing = 100 * (1 - tightness)
    return f"a {what} smaller by more than {missing:.3g} %" if missing else f"any smaller {what}"


def _fit(claim: Claim, values: Mapping[str, Any]) -> tuple[dict[str, Any], str]:
    """Return the exponent of a deterministic rate at the worst instance, as data and in words."""
    if not isinstance(claim.statement, Scaling):
        return {}, ""
    quantity, size = claim.statement.quantifier.args[:2]
    inside = ladder(claim.statement, values)
    sizes = np.asarray(values[size.name], dtype=float)[inside]
    means = np.asarray(evaluate(quantity, values), dtype=float)[inside]
    fit, words = fitted(sizes, means, np.zeros(len(sizes)))
    return fit, f"; {words}"


CONFIRMER = Confirmer(looking, decide)
