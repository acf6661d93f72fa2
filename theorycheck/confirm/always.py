"""Claims about every instance: float64 screens, the ladder decides what it can't accept."""

import math
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
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
from theorycheck.confirm.reruns import rerun
from theorycheck.confirm.scope import fitted, ladder
from theorycheck.confirm.vacuity import told_of_idleness
from theorycheck.errors import TrialError
from theorycheck.search.effort import Run
from theorycheck.search.findings import Candidate, Findings
from theorycheck.search.observation import GUARD, Floor, Observation, magnitude, observe
from theorycheck.search.pace import clocked
from theorycheck.search.regime import told_of_regime
from theorycheck.search.shrink import shrink

# All that a search keeps: where all is the rounding of a zero, the float ratio is the largest,
# and such instances can fill the first places.
_SURE = 96
_ASKED = 12  # decisions that a search may ask for
_SLOW = 0.05  # seconds: a trial that takes so long counts as many decisions as it takes more
_RISE = 16  # times what rounding explained, and nothing smaller is asked about again
_HOPELESS = 1e-7  # units: an instance where rounding explains more is set aside by itself
_UNASKED = 1e-11  # units: where the questions have run out, what is smaller may be rounding
_EXACT = Settled(Status.HOLDS)
_LATE = Settled(Status.UNDECIDED, "deciding others had taken too long", math.inf)
_SLOPE = 1e-3  # of the score between two jumps of a failure probability


def looking(claim: Claim, run: Run) -> Any:
    """Return the function that runs a trial once and says how close it came, in float64.

    What looks violated is decided at once, a few times: if rounding explains it, nothing so small
    leads the search any more.
    """
    learned = _Learned()

    def look(let: Let) -> Observation | None:
        with clocked(let):
            values = rerun(claim, let, run)
        _require_weights(claim, values)
        if not is_instance(claim, values, lambda: holds_exactly(claim, let.instance(), run)):
            return None
        known = resolved(claim, values, FLOAT64)
        size = magnitude(draw.value for draw in let.draws)
        observation = learned.told(
            lambda level: observe(claim, *known, Floor(level, size)),
            lambda: settle(claim, let.instance(), run, sure=False).status,
            has_size="weights" not in values,  # a tie weighs as much as its outcome
            cost=max(1, round(let.seconds / _SLOW)),
        )
        if observation is None:
            return None
        if isinstance(claim.statement, Probably):
            slope = _SLOPE * nearness(claim, values)
            observation = replace(observation, score=observation.score + slope)
        floor = Floor(learned.level, size)
        observation = told_of_regime(claim, *known, observation, floor)
        return told_of_idleness(claim, values, observation)

    return look


@dataclass
class _Learned:
    """What a search has seen rounding explain, and how often it asked."""

    level: float = 0.0
    asked: int = 0

    def told(
        self,
        observe_above: Callable[[float], Observation],
        decide_now: Callable[[], Status],
        *,
        has_size: bool,
        cost: int = 1,
    ) -> Observation | None:
        """Return an observation whose violation was decided, while there are questions left.

        None where an assumption fails in exact numbers: then it is no instance.
        """
        observation = observe_above(self.level)
        while observation.violated and self.asked < _ASKED:
            status = decide_now()
            self.asked += cost
            if status is Status.INVALID:
                return None
            if status is Status.VIOLATED:
                self.asked = _ASKED  # the claim is false: there is no more to learn
                return replace(observation, certain=True)
            if not has_size or _RISE * observation.excess > _HOPELESS:
                return replace(observation, violated=False, score=min(observation.score, 0))
            self.level = _RISE * observation.excess
            observation = observe_above(self.level)
        if self.asked >= _ASKED:
            self.level = max(self.level, _UNASKED)
        return observation


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
    end = time.thread_time() + run.effort.searching
    for candidate in _to_settle(findings, run):
        is_late = bool(worst) and time.thread_time() > end
        settled = _LATE if is_late else settle(claim, candidate.instance, run)
        if settled.status is Status.VIOLATED:
            return _refuted(claim, candidate.instance, settled, run, end - time.thread_time())
        if not is_late or candidate.observation.violated:
            worst.append((candidate, settled))
    return _standing(claim, findings, worst, run)


def _to_settle(findings: Findings, run: Run) -> list[Candidate]:
    """Return what looks violated, the closest calls, the worst and the tightest instance."""
    violated = [c for c in findings.best if c.observation.violated][:_SURE]
    close = [c for c in findings.best if c.observation.suspect and not c.observation.violated]
    tightest = sorted(findings.best, key=lambda c: -(c.observation.tightness or 0))[:1]
    chosen = violated + close[: run.effort.close_calls]
    for candidate in (*findings.best[:1], *tightest):
        chosen += [candidate] if candidate not in chosen else []
    return chosen


def _refuted(
    claim: Claim, instance: Instance, settled: Settled, run: Run, seconds: float
) -> Decision:
    """Return the refutation at the smallest counterexample found in so many seconds."""
    look = looking(claim, run)

    def is_counterexample(let: Let) -> bool:
        observation = look(let)
        if observation is None or not observation.suspect:
            return False
        if observation.certain:
            return True
        return settle(claim, let.instance(), run, sure=False).status is Status.VIOLATED

    smallest = shrink(instance, is_counterexample, calls=run.effort.shrinks, seconds=seconds)
    proof = settled if smallest is instance else settle(claim, smallest, run)
    if proof.status is not Status.VIOLATED:
        smallest, proof = instance, settled
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
    told = [pair for pair in worst if pair[1].status not in (Status.UNDECIDED, Status.INVALID)]
    hopeless = [pair for pair in worst if pair[1].status is Status.UNDECIDED]
    is_open = any(c.observation.violated for c, _ in hopeless) or not told
    shown = hopeless if is_open and hopeless else told or worst
    candidate, settled = max(shown, key=lambda pair: pair[0].observation.score)
    values = values_at(claim, candidate.instance, run, FLOAT64)[1]
    fit, words = _fit(claim, values)
    reached = [c.observation.tightness for c, _ in told if c.observation.tightness is not None]
    tightness = min(1.0, max(reached)) if reached else None
    numerical = [s for _, s in worst if s.numerical]
    return Decision(
        outcome=Outcome.UNDECIDED if is_open else Outcome.STANDS,
        reason=f"{_reason(settled, is_open, len(hopeless))}{words}",
        soundness=Soundness.NUMERICAL if numerical else Soundness.EXACT,
        instance=candidate.instance,
        values=values,
        evidence={
            "close_calls": sum(c.observation.suspect for c in findings.best),
            "decided_exactly": len(worst) - len(numerical),
            **({"rounding": settled.rounding} if settled.numerical else {}),
            **fit,
        },
        tightness=tightness,
        detectable=None if tightness is None else 1 - tightness + settled.share,
        change_caught=caught(claim, tightness, settled),
    )


def _reason(settled: Settled, is_open: bool, hopeless: int) -> str:
    if is_open:
        return f"a suspect that could not be decided: {settled.proof}"
    aside = f"; at {hopeless} more instances rounding leaves nothing to say" if hopeless else ""
    beyond = " beyond rounding" if settled.numerical else ""
    worst = f"the worst instance: {settled.status.value} ({settled.proof})"
    return f"no violation{beyond}; {worst}{aside}"


def caught(claim: Claim, tightness: float | None, settled: Settled = _EXACT) -> str:
    """Return in words what change a search that came so close would have caught."""
    if tightness is None:
        also = f" and {settled.rounding:.2g}" if settled.rounding else ""
        return f"sides that differ by more than {GUARD:g} of their size{also} at an instance tried"
    what = "failure probability" if isinstance(claim.statement, Probably) else "bound"
    missing = 100 * (1 - tightness + settled.share)
    return f"a {what} smaller by more than {missing:.3g} %" if missing else f"any smaller {what}"


def _fit(claim: Claim, values: Mapping[str, Any]) -> tuple[dict[str, Any], str]:
    """Return the exponent of a deterministic rate at the worst instance, as data and in words."""
    if not isinstance(claim.statement, Scaling):
        return {}, ""
    quantity, size = claim.statement.quantifier.args[:2]
    inside = ladder(claim.statement, values)
    sizes = np.asarray(values[size.name], dtype=float)[inside]
    means = np.asarray(evaluate(quantity, values), dtype=float)[inside]
    fit, words = fitted(size.name, sizes, means, np.zeros(len(sizes)))
    return fit, f"; {words}"


CONFIRMER = Confirmer(looking, decide)
