"""Each assumption of a claim dropped in turn, and the counterexample that this lets in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from theorycheck.audit.tape import Tape, attack, spending
from theorycheck.confirm.decision import Outcome
from theorycheck.search.effort import Run


@dataclass(frozen=True)
class Dropped:
    """An assumption, and the counterexample found without it, if there is one."""

    assumption: str
    needed: bool
    declared: bool
    instance: Mapping[str, Any] = field(default_factory=dict)
    certificate: Mapping[str, Any] = field(default_factory=dict)
    reason: str = ""

    @property
    def words(self) -> str:
        """What was found, in words."""
        if self.needed:
            return "needed"
        return "not shown to be needed" + (", though the claim says so" if self.declared else "")


def ablation(tape: Tape, run: Run) -> tuple[Dropped, ...]:
    """Drop each assumption in turn, and try to refute what is left."""
    claim = tape.claim
    brief = spending(run, len(claim.assume))
    found = []
    for assumption in claim.assume:
        decision = attack(tape, claim.without(assumption), brief)
        needed = decision.outcome is Outcome.REFUTED
        found.append(
            Dropped(
                assumption=str(assumption),
                needed=needed,
                declared=assumption in claim.needs,
                instance=decision.instance.values if needed and decision.instance else {},
                certificate=decision.evidence.get("certificate") or {},
                reason=decision.reason,
            )
        )
    return tuple(found)
