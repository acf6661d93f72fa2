"""What a check says of a claim: the outcome, the numbers behind it, and how to replay it."""

import dataclasses
import json
from collections.abc import Mapping
from typing import Any

from theorycheck.claims.claim import Claim
from theorycheck.claims.readable import readable, to_digits
from theorycheck.confirm.decision import Outcome, Soundness
from theorycheck.judge.plain import plain
from theorycheck.judge.regime import Regime

__all__ = ["SCHEMA", "Verdict", "plain", "readable"]

SCHEMA = 1  # of to_json; docs/verdict-json.md describes it


@dataclasses.dataclass(frozen=True, eq=False)
class Verdict:
    """The outcome of one check, and everything needed to trust or to repeat it.

    `instance` holds the named draws of the instance the outcome rests on (for a refutation the
    smallest counterexample found), `values` what the trial returned there, `tightness` the largest
    observed over bound, `vacuous` the share of instances whose bound says nothing, `regime` how
    strong it is where the theorem is used (None if no instance lay there), `sizes` from where to
    where the whole numbers and shapes went that valid instances drew, `detectable` the smallest
    relative change of the bound this run would have caught, `replay` the string for
    ``theorycheck replay``.
    """

    outcome: Outcome
    claim: Claim
    reason: str
    soundness: Soundness = Soundness.EXACT
    tightness: float | None = None
    instance: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    values: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    evidence: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    vacuous: float | None = None
    regime: Regime | None = None
    detectable: float | None = None
    change_caught: str = ""
    instances: int = 0
    valid: int = 0
    sizes: Mapping[str, tuple[int, int]] = dataclasses.field(default_factory=dict)
    trials: int = 0
    alpha: float = 1e-6
    seed: int = 0
    profile: str = "quick"
    certifiable: bool = True
    replay: str = ""
    seconds: float = 0.0

    @property
    def expected(self) -> Outcome:
        """The outcome the claim should have: a claim known to be false should be refuted."""
        return Outcome.REFUTED if self.claim.refuted_by else Outcome.STANDS

    @property
    def as_expected(self) -> bool:
        """Whether a true claim stands, or a false one has fallen."""
        return self.outcome is self.expected

    @property
    def failed(self) -> bool:
        """Whether this is bad news: a true claim refuted, a false one that stands, an error."""
        if self.outcome is Outcome.ERROR:
            return True
        return not self.as_expected and self.outcome is not Outcome.UNDECIDED

    def to_dict(self) -> dict[str, Any]:
        """Return the verdict as plain data, schema version 1."""
        fields = {
            field.name: plain(getattr(self, field.name))
            for field in dataclasses.fields(self)
            if field.name != "claim"
        }
        return {
            "schema": SCHEMA,
            "claim": self.claim.name,
            "title": self.claim.title(),
            "sentence": self.claim.sentence,
            "statement": self.claim.text,
            "assumptions": [str(assumption) for assumption in self.claim.assume],
            "used_where": [str(relation) for relation in self.claim.used_where],
            "source": self.claim.source,
            "refuted_by": self.claim.refuted_by,
            "expected": self.expected.value,
            "as_expected": self.as_expected,
            **fields,
        }

    def to_json(self) -> str:
        """Return the verdict as JSON, as docs/verdict-json.md describes it."""
        return json.dumps(self.to_dict(), indent=2, allow_nan=False)

    def __str__(self) -> str:
        return "\n".join(self.lines())

    def lines(self) -> list[str]:
        """Return the report, line by line."""
        head = f"{self.claim.title()}: {self.outcome.value}{self._word_of_expectation()}"
        rows = self.rows()
        width = max(len(label) for label, _ in rows)
        return [head, *(f"  {label:<{width}}  {text}" for label, text in rows)]

    def rows(self) -> list[tuple[str, str]]:
        """Return what the report says below its head, each text with its label."""
        rows = [
            ("claim", self.claim.text),
            ("assuming", ", ".join(map(str, self.claim.assume))),
            ("because", self.reason),
            ("method", self.soundness.value),
            ("tightness", to_digits(self.tightness, 6)),
            ("tried", self._tried()),
            ("sizes", self._sizes()),
            ("would have caught", self.change_caught if self.outcome is Outcome.STANDS else ""),
            ("vacuous", f"in {self.vacuous:.0%} of instances" if self.vacuous else ""),
            ("regime", self._regime()),
            ("instance", self._instance(self.instance)),
            *self._certificate(),
            *self._worst(),
            ("replay", f"theorycheck replay {self.replay}" if self.replay else ""),
        ]
        return [(label, text) for label, text in rows if text]

    def _word_of_expectation(self) -> str:
        if not self.claim.refuted_by:
            return "" if self.certifiable else ", not certifiable"
        return (
            ", as it should be" if self.as_expected else f", but {self.claim.refuted_by} refuted it"
        )

    def _tried(self) -> str:
        trials = (
            f", {self.trials:,} confirming trials at error {self.alpha:.2g}" if self.trials else ""
        )
        instances = f"{self.instances:,} instances, {self.valid:,} of them valid"
        return f"{instances}{trials}, {self.seconds:.2f} s"

    def _sizes(self) -> str:
        spans = [
            f"{name} {low}" if low == high else f"{name} {low} to {high}"
            for name, (low, high) in self.sizes.items()
        ]
        return ", ".join(spans)

    def _regime(self) -> str:
        if self.regime is not None or not (self.valid and self.claim.used_where):
            return str(self.regime or "")
        return f"no instance of the search lay in {', '.join(map(str, self.claim.used_where))}"

    def _instance(self, draws: Mapping[str, Any]) -> str:
        return ", ".join(f"{name} = {readable(value)}" for name, value in draws.items())

    def _certificate(self) -> list[tuple[str, str]]:
        certificate = self.evidence.get("certificate") or {}
        if not certificate:
            return []
        at = f" at entry {certificate['entry']}" if certificate["entry"] else ""
        words = f"{_sides(certificate)}{at} ({certificate['arithmetic']})"
        return [("certificate", words)]

    def _worst(self) -> list[tuple[str, str]]:
        """The worst instance found, beside the smallest."""
        worst = self.evidence.get("worst") or {}
        if not worst or self._instance(worst["instance"]) == self._instance(self.instance):
            return []
        certificate = worst["certificate"]
        rows = [("worst instance", self._instance(worst["instance"]))]
        return [*rows, ("its certificate", _sides(certificate))] if certificate else rows


def _sides(certificate: Mapping[str, Any]) -> str:
    return f"{certificate['lesser']} against {certificate['greater']}"
