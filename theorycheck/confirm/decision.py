"""What a confirmer is, and what it decides."""

import dataclasses
import enum
from collections.abc import Callable, Mapping
from typing import Any

from theorycheck.claims.claim import Claim
from theorycheck.claims.draws import Instance
from theorycheck.search.effort import Run
from theorycheck.search.findings import Findings
from theorycheck.search.hunt import Observe


class Outcome(enum.Enum):
    """The four words a verdict can say."""

    STANDS = "stands"
    REFUTED = "refuted"
    UNDECIDED = "undecided"
    ERROR = "error"


class Soundness(enum.Enum):
    """How far the method behind a verdict can be trusted."""

    EXACT = "exact"
    FINITE_SAMPLE = "finite-sample"
    ASYMPTOTIC = "asymptotic"
    NUMERICAL = "within rounding"


@dataclasses.dataclass(frozen=True, eq=False)
class Decision:
    """An outcome with its reason and the numbers behind it.

    `detectable` is the smallest relative change of the bound (for P: of the failure probability;
    of a rate, the change of its exponent) that the run would have caught, None where there is
    none; `change_caught` says the same in words, in the claim's own units.
    """

    outcome: Outcome
    reason: str
    soundness: Soundness
    instance: Instance | None = None
    values: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    evidence: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    tightness: float | None = None
    detectable: float | None = None
    change_caught: str = ""
    trials: int = 0
    certifiable: bool = True


@dataclasses.dataclass(frozen=True)
class Confirmer:
    """How claims of one kind are looked at by a search, and decided after it.

    `looking` returns the function that says of one instance how close it comes to a violation.
    """

    looking: Callable[[Claim, Run], Observe]
    decide: Callable[[Claim, Findings, Run], Decision]
