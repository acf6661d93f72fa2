"""Claims in expectation: bets on fresh, independent trials, valid for what is declared of them."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import sympy

from theorycheck.claims import Claim
from theorycheck.confirm.candidates import decide_by
from theorycheck.confirm.decision import Decision, Outcome, Soundness
from theorycheck.confirm.sampling import blocks, check, explore, first_trial, sample
from theorycheck.draws import Instance, Let, repeating
from theorycheck.effort import Run
from theorycheck.errors import DeclarationError, TrialError
from theorycheck.evidence.betting import Bets, detectable_mean_ratio, observe, start
from theorycheck.formula import evaluate
from theorycheck.observation import Observation, assumptions_hold, log_ratio, vacuous
from theorycheck.search import Candidate, Findings
from theorycheck.statement import P

ZONE = 0.1  # a mean certified within this share of its bound is within the claim
_ROUNDING = 1e-9  # an observation may leave its declared range by so much
_PATIENCE = 4  # how many times longer to wait for a mean below the bound than near it
_UNCERTIFIABLE = 20_000  # trials after which waiting for a refutation ends, where none can certify


@dataclass(frozen=True)
class Mean:
    """What is observed, shape (trials,), and what is claimed and declared of its mean."""

    observations: np.ndarray
    bound: float
    declared: dict[str, float]
    sides: tuple[str, ...]  # of the nulls that a refutation rejects: "<=" and ">="

    @property
    def scale(self) -> float:
        """The unit of a relative excess: the bound, or what is declared where that is zero."""
        if self.bound:
            return abs(self.bound)
        moments = [math.sqrt(v) for k, v in self.declared.items() if k not in {"low", "high"}]
        width = self.declared.get("high", math.inf) - self.declared.get("low", -math.inf)
        return min([*moments, width, 1e300])


def mean_of(claim: Claim, values: Mapping[str, Any], trials: int) -> Mean:
    """Return what a block of trials observed; raise where it contradicts what is declared."""
    quantifier, relation = claim.statement.quantifier, claim.statement.relation
    inner = np.asarray(evaluate(quantifier.args[0], values))
    observed = np.broadcast_to(inner.T, (*inner.shape[1:][::-1], trials)).T
    if observed.ndim > 1:
        raise TrialError(
            f"{quantifier}: one number per trial is averaged, got shape {observed.shape[1:]}; "
            "state the entry, or a norm"
        )
    sides = {sympy.Le: ("<=",), sympy.Ge: (">=",)}.get(relation.func, ("<=", ">="))
    bound = float(evaluate(relation.rhs, values))
    if not (math.isfinite(bound) and np.all(np.isfinite(observed))):
        raise TrialError(f"{relation}: NaN or infinity among its values, which never pass")
    declared = _declared(quantifier, values)
    _check_range(claim, observed, declared)
    ends = declared.get("low", -math.inf), declared.get("high", math.inf)
    return Mean(np.clip(observed.astype(float), *ends), bound, declared, sides)


def _declared(quantifier: Any, values: Mapping[str, Any]) -> dict[str, float]:
    if isinstance(quantifier, P):
        return {"low": 0.0, "high": 1.0}
    given = dict(quantifier.declared)
    given.pop("finite", None)
    between = given.pop("between", None)
    declared = {name: float(evaluate(value, values)) for name, value in given.items()}
    if between is not None:
        declared["low"], declared["high"] = (float(evaluate(end, values)) for end in between)
    elif not {"subgaussian", "variance"} & set(declared):
        declared["low"] = 0.0
    return declared


def _check_range(claim: Claim, observed: np.ndarray, declared: dict[str, float]) -> None:
    low, high = declared.get("low", -math.inf), declared.get("high", math.inf)
    slack = _ROUNDING * max([1.0, *(abs(end) for end in (low, high) if math.isfinite(end))])
    outside = observed[(observed < low - slack) | (observed > high + slack)]
    if outside.size:
        rule = "non-negative" if high == math.inf else f"between {low:g} and {high:g}"
        raise DeclarationError(
            f"{claim.statement.quantifier} was observed as {outside[0]:.12g}, but it is taken to "
            f"be {rule}: this refutes the declaration, not the theorem; declare between=(low, "
            "high), subgaussian=, variance= or second_moment= as it is"
        )


def observing(claim: Claim, run: Run) -> Any:
    """Return the function that looks at an instance under common random numbers."""

    def look(let: Let) -> Observation | None:
        values = explore(claim, let, run)
        check(claim, values, frozenset())
        if not assumptions_hold(claim, values):
            return None
        mean = mean_of(claim, values, run.effort.exploration_trials)
        return _observation(claim, values, mean)

    return look


def _observation(claim: Claim, values: Mapping[str, Any], mean: Mean) -> Observation:
    score, average = _score(mean), float(mean.observations.mean())
    ratio = average / mean.bound if mean.sides == ("<=",) and mean.bound > 0 <= average else None
    idle = vacuous(claim, claim.statement.relation, values)
    return Observation(score, ratio, suspect=score > 0, violated=score > 0, vacuous=idle)


def _score(mean: Mean) -> float:
    """Return how far the average lies beyond the bound: a logarithm, or in standard errors."""
    x = mean.observations
    if len(mean.sides) == 2:
        error = float(x.std()) / math.sqrt(len(x)) + 1e-12 * mean.scale
        return abs(float(x.mean()) - mean.bound) / error - 3
    lesser, greater = float(x.mean()), mean.bound
    if mean.sides == (">=",):
        lesser, greater = greater, lesser
    return float(log_ratio(np.float64(lesser), np.float64(greater)))


def decide(claim: Claim, findings: Findings, run: Run) -> Decision:
    """Decide from the worst instances that the search found."""

    def measure(candidate: Candidate, trials: int) -> float:
        rng = run.generator(claim.name, candidate.instance.digest, "rank", trials)
        values = sample(claim, lambda: repeating(candidate.instance), rng, trials)
        return _score(mean_of(claim, values, trials))

    return decide_by(
        claim, findings, run, look=observing(claim, run), measure=measure, confirm=confirm
    )


@dataclass
class _Test:
    """Bets against one null hypothesis, and the trial at which they first won."""

    bets: Bets
    threshold: float
    won_at: int | None = None
    log_evidence: float = 0.0

    def feed(self, x: np.ndarray, used: int) -> None:
        if self.won_at is not None:
            return
        self.bets, path = observe(self.bets, x)
        wins = np.flatnonzero(path >= self.threshold)
        self.log_evidence = float(path[wins[0]] if wins.size else path[-1])
        self.won_at = used + int(wins[0]) + 1 if wins.size else None


@dataclass
class _Watch:
    """Bets against a claim about a mean, for it, and for its being exceeded only a little."""

    against: list[_Test]
    within: list[_Test]
    near: list[_Test]
    at_least: int = 0  # trials: an identity is never certified exactly, so more of them say more
    used: int = 0

    def observe(self, x: np.ndarray) -> bool:
        """Take in a block of observations; return whether the watch is over."""
        for test in (*self.against, *self.within, *self.near):
            test.feed(x, self.used)
        self.used += len(x)
        ends = [end for end in (self.refuted_at, self.certified_at) if end is not None]
        if ends:
            self.used = min(ends)
            return True
        if self.nearly_at is None:
            return not (self.within or self.near) and self.used >= _UNCERTIFIABLE
        return self.used >= max(_PATIENCE * self.nearly_at, self.at_least)

    @property
    def refuted_at(self) -> int | None:
        return min((t.won_at for t in self.against if t.won_at is not None), default=None)

    @property
    def certified_at(self) -> int | None:
        return _all_won(self.within)

    @property
    def nearly_at(self) -> int | None:
        return _all_won(self.near)


def _all_won(tests: list[_Test]) -> int | None:
    won = [test.won_at for test in tests]
    return max((w for w in won if w is not None), default=None) if won and None not in won else None


_OPPOSITE = {"<=": ">=", ">=": "<="}


def _begin(mean: Mean, alpha: float, trials: int) -> _Watch:
    """Begin all bets that what is declared allows."""
    at_least = trials // 4 if len(mean.sides) == 2 else 0
    threshold, zone = math.log(1 / alpha), ZONE * mean.scale
    against = [
        _test(mean, side, mean.bound, threshold + math.log(len(mean.sides))) for side in mean.sides
    ]
    signs = {"<=": 1, ">=": -1}
    within = [_test(mean, _OPPOSITE[side], mean.bound, threshold) for side in mean.sides]
    near = [
        _test(mean, _OPPOSITE[side], mean.bound + signs[side] * zone, threshold)
        for side in mean.sides
    ]
    possible = None not in near
    return _Watch(
        [test for test in against if test],
        [test for test in within if test] if len(mean.sides) == 1 else [],
        [test for test in near if test] if possible else [],
        at_least,
    )


def _test(mean: Mean, null: Any, bound: float, threshold: float) -> _Test | None:
    """Return bets against E[X] `null` bound, or None where nothing declared supports any."""
    declared = set(mean.declared)
    moments = {"subgaussian", "variance"} | ({"second_moment"} if null == ">=" else set())
    end = "low" if null == "<=" else "high"
    if not (moments & declared or math.isfinite(mean.declared.get(end, math.inf))):
        return None
    low, high = mean.declared.get("low", -math.inf), mean.declared.get("high", math.inf)
    inside = low < bound if null == "<=" else bound < high
    if not inside:  # the end of the range itself leaves no room: a hair inside it tests the same
        bound = np.nextafter(low, math.inf) if null == "<=" else np.nextafter(high, -math.inf)
    return _Test(start(null, bound, **mean.declared), threshold)


def confirm(claim: Claim, instance: Instance, run: Run, alpha: float, purpose: str) -> Decision:
    """Bet on fresh trials of `instance` until they refute or certify the claim at error `alpha`."""
    watch, mean = None, None
    seen: list[np.ndarray] = []
    values: dict[str, np.ndarray] = {}
    for block in blocks(claim, instance, run, purpose):
        values = block.observations
        mean = mean_of(claim, values, block.trials)
        if _is_trivial(mean):
            return _trivial(instance, first_trial(claim, values), mean)
        watch = watch or _begin(mean, alpha, run.effort.trials)
        seen.append(mean.observations)
        if watch.observe(mean.observations):
            break
    assert watch is not None
    assert mean is not None
    x = np.concatenate(seen)[: watch.used]
    return _decision(instance, first_trial(claim, values), watch, mean, x, alpha)


def _is_trivial(mean: Mean) -> bool:
    if mean.sides == ("<=",):
        return mean.bound >= mean.declared.get("high", math.inf)
    return mean.sides == (">=",) and mean.bound <= mean.declared.get("low", -math.inf)


def _trivial(instance: Instance, values: Mapping[str, Any], mean: Mean) -> Decision:
    return Decision(
        outcome=Outcome.STANDS,
        reason=f"the bound {mean.bound:.6g} lies at the end of the declared range: nothing to test",
        soundness=Soundness.EXACT,
        instance=instance,
        values=values,
        trials=len(mean.observations),
    )


def _decision(
    instance: Instance,
    values: Mapping[str, Any],
    watch: _Watch,
    mean: Mean,
    x: np.ndarray,
    alpha: float,
) -> Decision:
    outcome, reason = _outcome(watch, mean, x)
    average = float(x.mean())
    one_sided = mean.sides == ("<=",) and mean.bound > 0 and average >= 0
    caught = _detectable(mean, x, alpha)
    certifiable = bool(watch.within or watch.near)
    return Decision(
        outcome=outcome,
        reason=f"{reason}; {_assumption(mean)}",
        soundness=Soundness.FINITE_SAMPLE,
        instance=instance,
        values=values,
        evidence={
            "mean": average,
            "standard_deviation": float(x.std()),
            "bound": mean.bound,
            "declared": mean.declared,
            "log_evidence_against": max((t.log_evidence for t in watch.against), default=0.0),
            "threshold": math.log(1 / alpha),
        },
        tightness=average / mean.bound if one_sided else None,
        detectable=caught,
        change_caught=(
            f"a mean {100 * caught:.3g} % beyond the bound, for observations of this shape"
            if math.isfinite(caught)
            else ""
        ),
        trials=watch.used,
        certifiable=certifiable or outcome is Outcome.REFUTED,
    )


def _outcome(watch: _Watch, mean: Mean, x: np.ndarray) -> tuple[Outcome, str]:
    seen = f"mean {x.mean():.6g} of {watch.used:,} fresh trials, bound {mean.bound:.6g}"
    if watch.refuted_at is not None and watch.refuted_at <= watch.used:
        times = math.exp(min(700.0, max(t.log_evidence for t in watch.against)))
        return Outcome.REFUTED, f"{seen}: bets against the claim won {times:.3g} times their stake"
    if watch.certified_at is not None:
        return Outcome.STANDS, f"{seen}: the mean is certified within the bound"
    if watch.nearly_at is not None:
        off = f"within {ZONE:.0%} of {mean.scale:.4g}"
        return Outcome.STANDS, f"{seen}: certified to keep to the bound {off}"
    if not watch.against:
        return Outcome.UNDECIDED, f"{seen}: can't be refuted under what is declared"
    if not (watch.within or watch.near):
        why = "a mean without an upper bound, second moment or proxy can hide beyond any sample"
        return Outcome.STANDS, f"{seen}: not refuted, and not certifiable: {why}"
    return Outcome.UNDECIDED, f"the trials ended first; {seen}"


def _assumption(mean: Mean) -> str:
    words = [f"{name} {value:g}" for name, value in mean.declared.items()]
    return f"taken of the observations: {', '.join(words)}"


def _detectable(mean: Mean, x: np.ndarray, alpha: float) -> float:
    """Return the smallest relative excess of the mean that these trials would have refuted.

    Uses the wealth that bets on this sample's own shape would have made (for a non-negative
    sample), or the width of a sub-Gaussian interval around it.
    """
    if mean.sides == ("<=",) and mean.declared.get("low", -1) == 0 and x.any():
        return float(detectable_mean_ratio(x, alpha)) - 1
    spread = float(x.std()) + 1e-300
    return 1.2 * spread * math.sqrt(2 * math.log(1 / alpha) / len(x)) / mean.scale
