"""What a run over many claims has found so far, and what that amounts to."""

import enum
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from theorycheck import __version__
from theorycheck.catalogue.finding import Found, Problem
from theorycheck.catalogue.lemmas import in_doubt
from theorycheck.judge.verdict import Verdict
from theorycheck.search.effort import Run

INTERRUPTED = 130  # the exit code of a shell's Ctrl-C


class Fate(enum.Enum):
    """An outcome, held against the one expected; each value is the word shown for it."""

    STANDS = "stands"
    FELL = "fell"  # as it should: it was known to be false
    REFUTED = "refuted"
    STOOD = "stood"  # though it should have fallen
    UNDECIDED = "undecided"
    ERROR = "error"

    @property
    def expected(self) -> bool:
        """Whether nothing more need be said of it."""
        return self in (Fate.STANDS, Fate.FELL)


def fate(outcome: str, expected: str) -> Fate:
    """Return the fate of a claim from the words of its verdict."""
    if outcome == expected:
        return Fate.STANDS if outcome == "stands" else Fate.FELL
    return {"stands": Fate.STOOD, "refuted": Fate.REFUTED, "undecided": Fate.UNDECIDED}.get(
        outcome, Fate.ERROR
    )


def fate_of(verdict: Verdict) -> Fate:
    """Return the fate of the claim a verdict is about."""
    return fate(verdict.outcome.value, verdict.expected.value)


def counted(fates: Iterable[Fate], problems: int) -> Counter[Fate]:
    """Return how many claims met each fate; what could not be examined counts as an error."""
    counts = Counter(fates)
    counts[Fate.ERROR] += problems
    return counts


def summary_line(counts: Counter[Fate], seconds: float) -> str:
    """Return the run in one line."""
    parts = [
        f"{counts[Fate.STANDS]} stand",
        f"{counts[Fate.FELL]} fell as they should",
        f"{counts[Fate.REFUTED]} refuted",
        f"{counts[Fate.UNDECIDED]} undecided",
        f"{counts[Fate.ERROR]} error{'' if counts[Fate.ERROR] == 1 else 's'}",
    ]
    if counts[Fate.STOOD]:
        parts.insert(3, f"{counts[Fate.STOOD]} stood though they should fall")
    return f"{', '.join(parts)} in {seconds:.1f} s"


def exit_code_of(counts: Counter[Fate], unknown: int, *, strict: bool) -> int:
    """Return 1 for bad news of a theorem, 3 for an error, 2 if only a target was unknown, or 0.

    `unknown` tells how many of the errors are targets that don't exist.
    """
    if counts[Fate.REFUTED] or counts[Fate.STOOD]:
        return 1
    if counts[Fate.ERROR] > unknown or (strict and counts[Fate.UNDECIDED]):
        return 3
    return 2 if unknown else 0


@dataclass
class Record:
    """One run: what was asked of it, and what it has found so far."""

    run: Run
    found: list[Found] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    budget: str | None = None
    strict: bool = False
    verdicts: list[tuple[Found, Verdict]] = field(default_factory=list)
    faults: int = 0
    seconds: float = 0.0
    interrupted: bool = False

    @property
    def counts(self) -> Counter[Fate]:
        """How many claims met each fate."""
        return counted((fate_of(v) for _, v in self.verdicts), len(self.problems))

    @property
    def exit_code(self) -> int:
        """What the command line should exit with."""
        if self.interrupted:
            return INTERRUPTED
        unknown = sum(problem.unknown for problem in self.problems)
        return exit_code_of(self.counts, unknown, strict=self.strict)

    @property
    def surprises(self) -> list[tuple[Found, Verdict]]:
        """The verdicts that are not as expected."""
        return [(f, verdict) for f, verdict in self.verdicts if not fate_of(verdict).expected]

    @property
    def not_run(self) -> list[str]:
        """The names of the claims that it has not come to."""
        come_to = len(self.verdicts) + self.faults
        return [found.claim.name for found in self.found[come_to:]]

    @property
    def doubts(self) -> list[str]:
        """Which claims rest on one that this run refuted."""
        refuted = [found.claim.name for found, v in self.verdicts if fate_of(v) is Fate.REFUTED]
        resting = in_doubt((found.claim for found in self.found), refuted)
        return [
            f"{name} is in doubt: it follows from {', '.join(lemmas)}, which was refuted"
            for name, lemmas in resting.items()
        ]

    def by_folder(self) -> dict[str, Counter[Fate]]:
        """Return how many claims of each folder met each fate."""
        folders: dict[str, Counter[Fate]] = {}
        for found, verdict in sorted(self.verdicts, key=lambda pair: pair[0].folder):
            folders.setdefault(found.folder, Counter())[fate_of(verdict)] += 1
        return folders

    @property
    def headline(self) -> str:
        """The settings of the run, in one line."""
        claims = f"{len(self.found)} claim{'' if len(self.found) == 1 else 's'}"
        alpha = f"alpha {self.run.alpha:.3g} for the run, {self.run.alpha_per_claim:.2g} per claim"
        return (
            f"theorycheck {__version__}: {claims}, profile {self.run.profile}, {alpha}, "
            f"seed {self.run.seed}"
        )
