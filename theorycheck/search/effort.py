"""How hard a run tries, in counts, so that verdicts don't depend on the machine's speed."""

import re
import secrets
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

import numpy as np

from theorycheck.claims import alarm
from theorycheck.errors import StatementError
from theorycheck.search.randomness import generator


@dataclass(frozen=True)
class Effort:
    """What one claim may spend."""

    instances: int  # drawn by Hypothesis
    evaluations: int  # of the local search after it
    exploration_trials: int  # per instance, of a random claim
    trials: int  # of the confirmation
    close_calls: int  # instances within rounding of their bound that are decided exactly
    shrinks: int  # steps towards a smaller counterexample
    seconds: float  # a safety net; deterministic profiles end by the counts above
    searching: float  # seconds: a search whose trials would take longer is shortened
    exact: int  # operations on exact numbers
    extras: bool = True  # whether it is looked into that a claim is sharp, and what it needs
    confirmed: int = 1  # instances, the worst first, that are held against a random claim


QUICK = Effort(30, 210, 40, 40_000, 3, 300, 120.0, 16.0, 5_000_000)
BRIEF = replace(QUICK, evaluations=150, searching=8.0, extras=False)
FULL = Effort(300, 2000, 256, 1_000_000, 24, 1000, 1200.0, 160.0, 50_000_000, confirmed=3)
PROFILES = {"brief": BRIEF, "quick": QUICK, "full": FULL, "discover": FULL}


class Ahead(Protocol):
    """Gives the blocks of trials of one instance in order, some computed before their turn.

    Called with the claim, the instance, the run, the purpose, how many trials each block has, and
    the function that computes the block of a number and a size here. What it gives is what that
    function gives, wherever it was computed.
    """

    def __call__(
        self,
        claim: Any,
        instance: Any,
        run: "Run",
        purpose: tuple[str | int, ...],
        sizes: Sequence[int],
        here: Callable[[int, int], dict[str, np.ndarray]],
    ) -> Iterator[dict[str, np.ndarray]]:
        """Yield the observations of each block, by symbol."""


@dataclass(frozen=True)
class Run:
    """The settings of one run over some number of claims."""

    effort: Effort = QUICK
    alpha: float = 1e-6
    seed: int = 0
    claims: int = 1
    profile: str = "quick"
    remembers: bool = False  # counterexamples, from one run to the next
    budget: float | None = None  # seconds of the whole run, where they cut a claim's own short
    ahead: Ahead | None = field(default=None, compare=False, repr=False)

    @property
    def alpha_per_claim(self) -> float:
        """The false-alarm probability that one claim may spend, so that the run keeps `alpha`."""
        return self.alpha / self.claims

    def generator(self, *path: str | int) -> np.random.Generator:
        """Return the generator of a leaf of this run's tree of seeds."""
        return generator(self.seed, *path)


def make_run(
    *,
    profile: str = "quick",
    budget: str | float | None = None,
    alpha: float = 1e-6,
    seed: int | None = None,
    claims: int = 1,
    remembers: bool = False,
) -> Run:
    """Return a run's settings; raise StatementError for what can't be asked for.

    `budget` is a time ("90s", "2m", or a number of seconds) or a number of trials ("20000 trials")
    for each claim. Without a `seed`, quick and full use 0 and discover draws a new one. A run that
    `remembers` tries the counterexamples of earlier runs first, so its verdicts may depend on them.
    """
    if profile not in PROFILES:
        raise StatementError(f"profile {profile!r}: choose one of {', '.join(PROFILES)}")
    if not 0 < alpha <= 0.5:
        raise StatementError(
            f"alpha={alpha}: the false-alarm probability of a run lies in (0, 0.5]; 1e-6 is usual"
        )
    if seed is None:
        seed = secrets.randbits(32) if profile == "discover" else 0
    effort = _spending(PROFILES[profile], budget)
    return Run(effort, alpha, seed, max(1, claims), profile, remembers)


@dataclass(frozen=True)
class Budget:
    """What may be spent: a time in seconds, or a number of trials."""

    seconds: float | None = None
    trials: int | None = None


_UNITS = {"": 1.0, "s": 1.0, "m": 60.0, "h": 3600.0}


def read_budget(budget: str | float) -> Budget:
    """Return a budget such as "90s", "5m", "1h", "20000 trials", or a number of seconds.

    Raises StatementError for anything else.
    """
    found = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*(s|m|h|trials|)\s*", str(budget))
    if not found or float(found[1]) <= 0:
        raise StatementError(
            f"budget {budget!r}: write a time such as 90s, 5m or 1h, or a number of trials such as "
            "'20000 trials'"
        )
    if found[2] == "trials":
        return Budget(trials=max(1, round(float(found[1]))))
    return Budget(seconds=float(found[1]) * _UNITS[found[2]])


def sharing_trials(run: Run, budget: Budget, claims: int) -> Run:
    """Return the run of `claims` sampled claims, among which a budget of trials is divided."""
    if budget.trials is None:
        return run
    trials = max(1, budget.trials // max(1, claims))
    return replace(run, effort=replace(run.effort, trials=trials))


def _spending(effort: Effort, budget: str | float | None) -> Effort:
    if budget is None:
        return effort
    given = read_budget(budget)
    if given.seconds is not None:
        return replace(effort, seconds=given.seconds, searching=given.seconds / 2)
    return replace(effort, trials=given.trials or effort.trials)


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise BudgetEnded inside the block once `seconds` have passed.

    Uses the alarm signal, so it interrupts a trial that never ends; off the main thread, or where
    there is no such signal, the block runs on.
    """
    can_interrupt = hasattr(signal, "setitimer") and (
        threading.current_thread() is threading.main_thread()
    )
    if not can_interrupt:
        yield
        return

    before = signal.signal(signal.SIGALRM, alarm.ring)
    alarm.begin()
    signal.setitimer(signal.ITIMER_REAL, seconds, alarm.AGAIN)
    try:
        yield
    finally:
        alarm.end()
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
