"""The hunt for the instance that comes closest to breaking a claim.

Hypothesis draws and climbs; a local search refines what it found best; nothing seen here counts as
evidence.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

import hypothesis
import hypothesis.strategies as st
from hypothesis import HealthCheck, Phase, Verbosity
from hypothesis.internal.conjecture import providers
from hypothesis.internal.constants_ast import Constants

from theorycheck.claims.claim import Claim
from theorycheck.claims.draws import (
    Instance,
    InvalidChoices,
    Let,
    exploring,
    reading,
    reading_by_draw,
    witnessing,
)
from theorycheck.errors import AlarmSwallowed, BudgetEnded, TheorycheckError, TrialError
from theorycheck.search.certificates import pinned_choices
from theorycheck.search.effort import Run
from theorycheck.search.memory import recalled
from theorycheck.search.moves import Proposal, niche
from theorycheck.search.observation import Observation
from theorycheck.search.refine import is_tie, refine

Observe = Callable[[Let], Observation | None]
_KEPT, _UNTIED = 48, 12  # candidates, and how many of them no equality may drive out
_SHARE = 4  # one evaluation in so many, beyond the search's own, goes to the regime
_OUTSIDE = -1000.0  # below every score


@dataclass(frozen=True, eq=False)
class Candidate:
    """An instance, and how close it came."""

    instance: Instance
    observation: Observation


@dataclass
class Findings:
    """What a search has seen so far."""

    tried: int = 0
    valid: int = 0
    vacuous: float = 0.0
    judged_vacuous: int = 0
    kept: dict[str, Candidate] = field(default_factory=dict)
    error: TheorycheckError | None = None
    failed: Instance | None = None
    ended_early: bool = False
    exhausted: bool = False
    regime: "Findings | None" = None  # the same of what lies where the theorem is used
    known: str = ""  # whence a counterexample that still breaks the claim: no need to shrink it

    @property
    def best(self) -> list[Candidate]:
        """The candidates, those that violate first, then by score."""
        return sorted(self.kept.values(), key=_rank)

    @property
    def tightness(self) -> float | None:
        """The largest observed over bound."""
        seen = [c.observation.tightness for c in self.kept.values()]
        return max((t for t in seen if t is not None), default=None)

    def add(self, instance: Instance, observation: Observation | None) -> None:
        """Count an instance, and keep it if it is among the best, or among the close calls."""
        self.tried += 1
        if observation is None:
            return
        self.valid += 1
        self.vacuous += observation.vacuous or 0.0
        self.judged_vacuous += observation.vacuous is not None
        self.kept[instance.digest] = Candidate(instance, observation)
        if len(self.kept) > 2 * _KEPT:
            self.kept = {c.instance.digest: c for c in self._best_kept()}
        if observation.within is not None:
            self.regime = self.regime or Findings()
            self.regime.add(instance, observation.within)

    def _best_kept(self) -> list[Candidate]:
        """Return the best, among them some that are no equalities, where there are any."""
        untied = [c for c in self.best if not is_tie(c.observation.score)][:_UNTIED]
        return list(dict.fromkeys([*untied, *self.across_niches(_KEPT)]))[:_KEPT]

    def across_niches(self, count: int) -> list[Candidate]:
        """Return the `count` best, half of them the best of their niches, best first.

        A noisy score, or an equality, can fill the first places with one shape.
        """
        best = self.best
        heads = {niche(c.instance): c for c in reversed(best)}
        chosen = {*[c for c in best if c in heads.values()][: count // 2]}
        chosen |= {*[c for c in best if c not in chosen][: count - len(chosen)]}
        return [c for c in best if c in chosen]


def _rank(candidate: Candidate) -> tuple[bool, float]:
    seen = candidate.observation
    return not seen.violated, -seen.score


class _Enough(BaseException):
    """Ends Hypothesis's run from inside."""


def search(claim: Claim, observe: Observe, run: Run) -> Findings:
    """Hunt for the worst instance of `claim`, as `observe` scores it."""
    findings = Findings()
    try:
        for k, witness in enumerate(claim.witness):
            _try(findings, witnessing(witness), observe, k)
        findings.known = _falls_to_a_known_one(findings, claim, observe, run)
        if findings.known:
            return findings
        if claim.asks.let:
            _explore(findings, observe, run)
            _refine(findings, claim, observe, run)
            _refine_in_regime(findings, claim, observe, run)
        elif not claim.witness:
            _try(findings, reading(()), observe)
            findings.exhausted = True
    except _Enough:
        pass
    except AlarmSwallowed as swallowed:
        findings.error = TrialError(str(swallowed))
    except BudgetEnded:
        findings.ended_early = True
    return findings


def _falls_to_a_known_one(findings: Findings, claim: Claim, observe: Observe, run: Run) -> str:
    """Try the counterexamples that are kept, and say whence the one is that breaks the claim.

    Those of earlier runs go first, then the one pinned beside a claim known to be false. Discover
    tries no pin and searches all the same.
    """
    known = [("kept from an earlier run", c) for c in (recalled(claim) if run.remembers else ())]
    if run.profile != "discover":
        known += [("kept with the claim", c) for c in pinned_choices(claim)]
    for whence, choices in known:
        with suppress(InvalidChoices):  # the claim draws otherwise by now
            _try(findings, reading(choices), observe)
        if any(candidate.observation.violated for candidate in findings.best):
            return "" if run.profile == "discover" else whence
    return ""


def _try(
    findings: Findings, let: Let, observe: Observe, witness: int | None = None
) -> Observation | None:
    try:
        observation = observe(let)
    except TheorycheckError as error:
        findings.error, findings.failed = error, let.instance(witness)
        findings.tried += 1
        raise _Enough from None
    findings.add(let.instance(witness), observation)
    return observation


def _explore(findings: Findings, observe: Observe, run: Run) -> None:
    @hypothesis.seed(run.seed)
    @hypothesis.settings(quiet(run.effort.instances, (Phase.generate, Phase.target)))
    @hypothesis.given(st.data())
    def body(data: st.DataObject) -> None:
        observation = _try(findings, exploring(data), observe)
        if observation is None or math.isinf(observation.score):
            hypothesis.reject()
        hypothesis.target(observation.score)

    try:
        with _only_its_own_constants(), suppress(hypothesis.errors.Unsatisfiable):
            body()
    except hypothesis.errors.Flaky as error:
        raise_interruption(error)
        findings.error = TrialError(
            "the trial drew otherwise when the same choices were made again: what it draws must "
            "not depend on rng or on anything but what let gave before"
        )
        raise _Enough from None
    findings.exhausted = findings.tried < run.effort.instances and findings.valid > 0


def raise_interruption(error: BaseException) -> None:
    """Raise the alarm, or the Ctrl-C, that Hypothesis took for flakiness as it cut a draw short."""
    if isinstance(error.__context__, BudgetEnded | KeyboardInterrupt):
        raise error.__context__ from None


@contextmanager
def _only_its_own_constants() -> Iterator[None]:
    """Keep Hypothesis from drawing numbers that it read in whatever modules were imported before.

    It does so since 6.131, and a verdict would depend on which other claims were loaded.
    """
    before = getattr(providers, "_get_local_constants", None)
    if before is None:
        yield
        return
    providers._get_local_constants = Constants  # noqa: SLF001 - no setting turns it off
    providers.CONSTANTS_CACHE.cache.clear()
    try:
        yield
    finally:
        providers._get_local_constants = before  # noqa: SLF001
        providers.CONSTANTS_CACHE.cache.clear()


def quiet(examples: int, phases: Sequence[Phase]) -> hypothesis.settings:
    """Return settings under which Hypothesis only draws: no database, no clock, no words."""
    return hypothesis.settings(
        max_examples=examples,
        phases=phases,
        database=None,
        derandomize=False,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        verbosity=Verbosity.quiet,
        print_blob=False,
        report_multiple_bugs=False,
    )


def _refine(findings: Findings, claim: Claim, observe: Observe, run: Run) -> None:
    starts = [
        (c.observation.score, c.instance)
        for c in findings.best
        if c.instance.choices and c.instance.witness is None
    ]
    if findings.exhausted or not starts:
        return
    rng = run.generator(claim.name, "refine")
    score = _scoring(findings, observe, lambda observation: observation.score)
    refine(starts, score, evaluations=run.effort.evaluations, rng=rng)


def _scoring(
    findings: Findings, observe: Observe, score: Callable[[Observation], float]
) -> Callable[[Proposal], tuple[float, Instance | None]]:
    """Return the function that tries a proposal, and how `score` rates it."""

    def scored(proposal: Proposal) -> tuple[float, Instance | None]:
        let = reading_by_draw(proposal)
        try:
            observation = _try(findings, let, observe)
        except InvalidChoices:
            return -math.inf, None
        return -math.inf if observation is None else score(observation), let.instance()

    return scored


def _refine_in_regime(findings: Findings, claim: Claim, observe: Observe, run: Run) -> None:
    """Spend a further share of the effort where the theorem is used: only there a score counts."""
    candidates = list(findings.kept.values())
    if findings.exhausted or not claim.used_where or not candidates:
        return
    worst = findings.best[0].observation
    if worst.within is not None and worst.within.score >= worst.score:
        return  # the search has climbed there already
    inside = findings.regime.best if findings.regime else []
    starts = [(c.observation.score, c.instance) for c in inside]
    starts += [(_in_regime(c.observation), c.instance) for c in candidates if not inside]
    starts = [(s, instance) for s, instance in starts if instance.choices]
    starts = [(s, instance) for s, instance in starts if instance.witness is None]
    rng = run.generator(claim.name, "refine in its regime")
    score = _scoring(findings, observe, _in_regime)
    refine(starts, score, evaluations=run.effort.evaluations // _SHARE, rng=rng)


def _in_regime(observation: Observation) -> float:
    """Return the score of what lies in the regime; outside, how near it lies."""
    if observation.within is None:
        return _OUTSIDE - observation.outside
    return observation.within.score
