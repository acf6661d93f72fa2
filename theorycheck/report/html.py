"""A run as one HTML page with pictures, which needs neither a script nor another file."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from theorycheck.catalogue.finding import Found
from theorycheck.claims.bound import printed
from theorycheck.claims.claim import Claim
from theorycheck.claims.picture import Picture
from theorycheck.claims.readable import to_digits
from theorycheck.claims.statement import Scaling
from theorycheck.confirm.decision import Outcome
from theorycheck.errors import BudgetEnded
from theorycheck.judge.verdict import Verdict
from theorycheck.report.drawing import Drawing, draw
from theorycheck.report.mathematics import mathml
from theorycheck.report.output import harmless
from theorycheck.report.pictures import picture_of
from theorycheck.report.record import Fate, Record, fate_of, summary_line
from theorycheck.report.theorem import headline, meaning_of, remarks
from theorycheck.search.effort import Run, time_limit

MARKS = {
    Fate.STANDS: "✓",
    Fate.FELL: "✓",
    Fate.REFUTED: "✗",
    Fate.STOOD: "✗",
    Fate.UNDECIDED: "?",
    Fate.ERROR: "!",
}
_SAID_ELSEWHERE = {"claim", "assuming"}  # of a verdict's rows: the page sets them as mathematics
_COUNTEREXAMPLES = (
    ("the smallest counterexample", ("instance", "certificate")),
    ("the worst that was found", ("worst instance", "its certificate")),
)
_APART = {label for _, labels in _COUNTEREXAMPLES for label in labels}


@dataclass(frozen=True)
class Card:
    """What the page says of one claim."""

    found: Found
    verdict: Verdict
    statement: str
    drawings: Sequence[Drawing]
    trouble: str

    @property
    def claim(self) -> Claim:
        """The theorem."""
        return self.found.claim

    @property
    def fate(self) -> Fate:
        """Its verdict's outcome, held against the one expected."""
        return fate_of(self.verdict)

    @property
    def tightness(self) -> str:
        """Observed over bound, where there is such a ratio."""
        return to_digits(self.verdict.tightness, 3)

    @property
    def regime_tightness(self) -> str:
        """The same where the theorem is used."""
        regime = self.verdict.regime
        return to_digits(regime.tightness, 3) if regime else ""

    @property
    def is_blunt(self) -> bool:
        """Whether it stands though nothing that was tried could have brought it down."""
        interval = self.verdict.evidence.get("interval", ())
        infinite = any(not np.isfinite(float(end)) for end in interval)
        return self.fate is Fate.STANDS and (self.verdict.tightness == 0 or infinite)

    @property
    def mark(self) -> str:
        """One letter for its fate; no tick where nothing came near the bound."""
        return "○" if self.is_blunt else MARKS[self.fate]

    @property
    def word(self) -> str:
        """Its fate in words."""
        return "stands, hardly tested" if self.is_blunt else self.fate.value

    @property
    def headline(self) -> str:
        """The theorem in one sentence."""
        return headline(self.claim)

    @property
    def rest_of_sentence(self) -> str:
        """What its docstring goes on to say."""
        return self.claim.sentence.removeprefix(self.headline).strip()

    @property
    def place(self) -> str:
        """Its folder, file and line, on whatever machine it is."""
        return f"{'/'.join(self.found.path.parts[-2:])}:{self.found.line or 1}"

    @property
    def remarks(self) -> list[str]:
        """What the claim says of itself beyond its statement, the scope of a rate included."""
        said = remarks(self.claim)
        if isinstance(self.claim.statement, Scaling):
            _, size, start, slack = self.claim.statement.quantifier.args
            said.append(f"from {size} = {start} on, up to a factor {1 + slack}")
        return said

    @property
    def meanings(self) -> list[tuple[str, str]]:
        """Its symbols, as mathematics, and what they stand for."""
        return [(mathml(symbol), meaning_of(symbol)) for symbol in self.claim.symbols.values()]

    @property
    def rows(self) -> list[tuple[str, str]]:
        """The verdict's rows that the page does not say elsewhere."""
        apart = _SAID_ELSEWHERE | (_APART if self.counterexamples else set())
        return [(label, text) for label, text in self._rows if label not in apart]

    @cached_property
    def _rows(self) -> list[tuple[str, str]]:
        return self.verdict.rows()

    @property
    def counterexamples(self) -> list[tuple[str, list[str]]]:
        """The smallest counterexample and the worst, each with its certificate."""
        if self.verdict.outcome is not Outcome.REFUTED:
            return []
        said = dict(self._rows)
        found = [
            (heading, [said[label] for label in labels if label in said])
            for heading, labels in _COUNTEREXAMPLES
        ]
        return [(heading, texts) for heading, texts in found if texts]


@dataclass(frozen=True)
class Folder:
    """The claims of one folder."""

    name: str
    cards: Sequence[Card]

    @property
    def bars(self) -> list[Card]:
        """Those that stand and have a tightness, the loosest first."""
        standing = [card for card in self.cards if card.fate is Fate.STANDS and card.tightness]
        return sorted(standing, key=lambda card: (card.verdict.tightness, card.claim.name))

    @property
    def counts(self) -> dict[Fate, int]:
        """How many met each fate."""
        return {fate: sum(card.fate is fate for card in self.cards) for fate in Fate}


def run_html(record: Record) -> str:
    """Return a run as a page: what is not as expected in full, then every claim by its folder."""
    cards = [made_card(found, verdict, record.run) for found, verdict in record.verdicts]
    names = sorted({card.found.folder for card in cards})
    return (
        environment()
        .get_template("run.html")
        .render(
            record=record,
            summary=summary_line(record.counts, record.seconds),
            folders=[Folder(n, [c for c in cards if c.found.folder == n]) for n in names],
            surprises=[card for card in cards if not card.fate.expected],
            known={card.claim.name for card in cards},
        )
    )


def environment() -> Environment:
    """Return what renders the templates of this package: every word escaped and harmless."""
    environment = Environment(
        loader=PackageLoader("theorycheck.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_harmless,
    )
    environment.globals |= {"Fate": Fate, "MARKS": MARKS}
    environment.filters |= {"math": _math, "breakable": _breakable, "safe_svg": Markup}
    return environment


def _harmless(value: Any) -> Any:
    is_text = isinstance(value, str) and not isinstance(value, Markup)
    return harmless(value) if is_text else value


def _breakable(name: str) -> Markup:
    """Return a name that may go on in a new line after each of its words."""
    return escape(harmless(name)).replace("_", Markup("_<wbr>"))


def _math(expression: Any) -> Markup:
    """Return what `mathml` made, or makes, of an expression: it escapes every name in it."""
    text = expression if isinstance(expression, str) else mathml(expression)
    return Markup(text)  # noqa: S704 - escaped where it is made


def made_card(found: Found, verdict: Verdict, run: Run) -> Card:
    """Return what pages say of a claim, its pictures drawn."""
    drawings, trouble = _own(found.claim, run)
    try:
        if (picture := picture_of(verdict)) is not None:
            drawings.append(draw(picture, f"{found.claim.name} verdict"))
    except Exception as error:  # noqa: BLE001 - a run of hours must not hang on one picture
        trouble = trouble or f"{type(error).__name__}: {error}"
    return Card(found, verdict, printed(found.claim, mathml), drawings, trouble)


def _own(claim: Claim, run: Run) -> tuple[list[Drawing], str]:
    """Return the claim's own pictures, or why there are none."""
    if claim.picture is None:
        return [], ""
    try:
        with time_limit(run.effort.seconds), np.errstate(all="ignore"):
            made: Any = claim.pictured(run.generator(claim.name, "picture"))
            pictures = made if isinstance(made, list | tuple) else [made]
            for picture in pictures:
                if not isinstance(picture, Picture):
                    kind = type(picture).__name__
                    return [], f"it returned {kind}, not a theorycheck.claims.picture.Picture"
            return [draw(one, f"{claim.name} {k}") for k, one in enumerate(pictures)], ""
    except BudgetEnded:
        return [], f"it took more than {run.effort.seconds:g} s"
    except Exception as error:  # noqa: BLE001 - whatever a picture raises costs only the picture
        return [], f"{type(error).__name__}: {error}"
