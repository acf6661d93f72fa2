"""A run, or the catalogue, as a Markdown page."""

import re
from collections.abc import Iterable, Sequence

from theorycheck.catalogue.finding import Found, Problem, place_of, shown
from theorycheck.claims.readable import to_digits
from theorycheck.judge.verdict import Verdict
from theorycheck.report.output import harmless
from theorycheck.report.record import Fate, Record, fate_of, summary_line
from theorycheck.report.theorem import headline

_MARKS = {
    Fate.STANDS: "✅",
    Fate.FELL: "✅",
    Fate.REFUTED: "❌",
    Fate.STOOD: "❌",
    Fate.UNDECIDED: "❔",
    Fate.ERROR: "⚠️",
}
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$])")


def text(words: str) -> str:
    """Return plain words as Markdown that shows just them, on one line."""
    return _SPECIAL.sub(r"\\\1", _line(words))


def _line(words: str) -> str:
    return harmless(" ".join(words.split()))


def code(words: str) -> str:
    """Return a code span that also holds inside a table."""
    line = _line(words).replace("|", r"\|")
    fence = _fence(line, 1)
    pad = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{fence}{pad}{line}{pad}{fence}"


def block(words: str) -> str:
    """Return a code block that nothing in `words` can end."""
    fence = _fence(words, 3)
    return f"{fence}text\n{harmless(words)}\n{fence}"


def _fence(words: str, least: int) -> str:
    longest = max((len(run) for run in re.findall(r"`+", words)), default=0)
    return "`" * max(least, longest + 1)


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; its cells are Markdown already."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def catalogue_page(found: Iterable[Found]) -> str:
    """Return the catalogue as one table: the theorem in a sentence, its statement, its source."""
    rows = [
        (f"[{code(f.claim.name)}]({_address(f)})", text(headline(f.claim)), text(f.claim.source))
        for f in found
    ]
    return table(("claim", "the theorem", "source"), rows)


def _address(found: Found) -> str:
    return "<" + re.sub(r"[<>\n]", "", shown(found.path)) + ">"


def run_page(record: Record) -> str:
    """Return a run as a page: the summary, every verdict, and what is not as expected in full."""
    parts = [
        "# Verdicts",
        text(record.headline),
        f"**{summary_line(record.counts, record.seconds)}**",
        *(["Interrupted: what follows is what was known then."] if record.interrupted else []),
        _by_folder(record),
        _all_verdicts(record),
        *_in_full(record),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _by_folder(record: Record) -> str:
    rows = [
        (text(folder), *(str(counts[fate] or "") for fate in Fate))
        for folder, counts in record.by_folder().items()
    ]
    return table(("folder", *(fate.value for fate in Fate)), rows) if rows else ""


def _all_verdicts(record: Record) -> str:
    header = ("", "claim", "outcome", "tightness", "regime", "method", "seconds", "source")
    return table(header, [_row(v) for _, v in record.verdicts]) if record.verdicts else ""


def _row(verdict: Verdict) -> tuple[str, ...]:
    fate = fate_of(verdict)
    return (
        _MARKS[fate],
        code(verdict.claim.title()),
        fate.value,
        to_digits(verdict.tightness, 4),
        to_digits(verdict.regime.tightness, 4) if verdict.regime else "",
        verdict.soundness.value,
        f"{verdict.seconds:.2f}",
        text(verdict.claim.source),
    )


def _in_full(record: Record) -> list[str]:
    said = [_problem(problem) for problem in record.problems]
    said += [_verdict(found, verdict) for found, verdict in record.surprises]
    return ["## Not as expected", *said] if said else []


def _verdict(found: Found, verdict: Verdict) -> str:
    return f"### {code(verdict.claim.title())}\n\n{code(place_of(found))}\n\n{block(str(verdict))}"


def _problem(problem: Problem) -> str:
    return f"### {code(problem.place)}\n\n{block(problem.message)}"
