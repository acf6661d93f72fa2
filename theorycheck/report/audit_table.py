"""An audit as a person reads it: plain lines, or a table in the terminal."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from theorycheck.audit import Audit, Judged, kill_score
from theorycheck.catalogue.lemmas import derive
from theorycheck.claims.claim import Claim
from theorycheck.errors import TheorycheckError
from theorycheck.judge.verdict import readable

Row = tuple[str, str, str]
_GOOD, _BAD, _NEUTRAL = "green", "red", "yellow"
_STYLES = {
    "needed": _GOOD,
    "killed": _GOOD,
    "survived": _NEUTRAL,
    "undecided": _NEUTRAL,
    "not counted": "dim",
    "yes": _BAD,
}


def rows(audit: Audit) -> Iterator[Row]:
    """Yield what an audit found as (question, answer, evidence)."""
    if audit.error:
        yield "audit", "error", audit.error
        return
    for dropped in audit.assumptions:
        yield f"without {dropped.assumption}", dropped.words, _counterexample(dropped)
    if audit.critical is not None:
        yield "critical factor", str(audit.critical), _counterexample(audit.critical)
    for mutant in audit.mutants:
        yield mutant.words, mutant.fate, _why(mutant)
    if audit.vacuous is not None:
        yield "vacuous", str(audit.vacuous), ""
    if audit.tautology is not None:
        yield "tautology", "yes" if audit.tautology.holds else "no", audit.tautology.words
    for sane in audit.sanity:
        found = sane.found if sane.expected else f"{sane.found} (unusual)"
        yield f"bound {sane.property}", found, f"by {sane.how}"
    if audit.claim.follows_from:
        yield f"follows from {', '.join(audit.claim.follows_from)}", *_agreement(audit.claim)


def _agreement(claim: Claim) -> tuple[str, str]:
    try:
        derived = derive(claim)
    except TheorycheckError as error:
        return "does not", str(error)
    assert derived is not None
    return f"agrees: {derived.ends}", f"{len(derived.chain.steps)} steps, by {derived.by}"


def _why(mutant: Judged) -> str:
    if mutant.fate not in {"killed", "survived"}:
        return mutant.reason
    return "; ".join(filter(None, [mutant.statement, mutant.explained]))


def _counterexample(found: Any) -> str:
    draws = ", ".join(f"{name} = {readable(value)}" for name, value in found.instance.items())
    return draws if len(draws) <= 160 else f"{draws[:157]}..."


def verdict_line(audit: Audit) -> str:
    """Return the audit in one line."""
    if audit.error:
        return f"{audit.claim.title()}: the audit could not run: {audit.error}"
    parts = [f"{audit.claim.title()}: {_score(audit.killed, len(audit.counted))}"]
    if audit.critical is not None and audit.critical.refuted_at is not None:
        parts.append(f"critical factor {audit.critical.refuted_at:.4g}")
    needed = sum(dropped.needed for dropped in audit.assumptions)
    if audit.assumptions:
        parts.append(f"{needed} of {len(audit.assumptions)} assumptions shown to be needed")
    return f"{', '.join(parts)} ({audit.seconds:.1f} s)"


def _score(killed: int, counted: int) -> str:
    return f"{killed} of {counted} mutants killed" if counted else "no mutants"


def summary_line(audits: Sequence[Audit]) -> str:
    """Return the kill score of some claims together."""
    killed, counted = kill_score(audits)
    share = f" ({killed / counted:.1%})" if counted else ""
    return f"{len(audits)} claims audited: {_score(killed, counted)}{share}{_survivors(audits)}"


def _survivors(audits: Sequence[Audit]) -> str:
    why = [m.explained.partition(":")[0] for a in audits for m in a.counted if m.explained]
    return "".join(f"; {number} survive: {words}" for words, number in Counter(why).most_common())


def plain_lines(audits: Iterable[Audit]) -> list[str]:
    """Return audits as lines without colour or borders, for a log or a pipe."""
    lines, every = [], list(audits)
    for audit in every:
        lines += [verdict_line(audit), f"  {audit.claim.text}"]
        found = list(rows(audit))
        wide = max((len(question) for question, _, _ in found), default=0)
        lines += [
            f"  {question:<{wide}}  {answer}" + (f"  [{evidence}]" if evidence else "")
            for question, answer, evidence in found
        ]
    if len(every) > 1:
        lines.append(summary_line(every))
    return lines


def rich_table(audit: Audit) -> Table:
    """Return an audit as a table for the terminal."""
    table = Table(title=Text(verdict_line(audit)), caption=Text(audit.claim.text), expand=False)
    table.add_column("question", overflow="fold")
    table.add_column("answer")
    table.add_column("evidence", overflow="fold")
    for question, answer, evidence in rows(audit):
        table.add_row(Text(question), Text(answer, style=_STYLES.get(answer, "")), Text(evidence))
    return table


def show(audits: Iterable[Audit], console: Console | None = None) -> None:
    """Print audits: as tables in a terminal, as plain lines elsewhere."""
    console = console or Console()
    every = list(audits)
    if not console.is_terminal:
        for line in plain_lines(every):
            console.print(line, markup=False, highlight=False, soft_wrap=True)
        return
    console.print(Group(*(rich_table(audit) for audit in every)))
    if len(every) > 1:
        console.print(summary_line(every), markup=False)
