"""What fell of statements that people use, as a table for docs/findings.md."""

from pathlib import Path

from theorycheck.catalogue import Found, collect
from theorycheck.claims.bound import text_of
from theorycheck.judge.judging import judge
from theorycheck.judge.verdict import Verdict
from theorycheck.report.markdown import code, table, text
from theorycheck.search.effort import make_run

DRAFTS = Path(__file__).resolve().parent.parent / "tests" / "hunting" / "findings"
PRINTED, CORRECTED = "_as_printed", "_corrected"


def findings() -> str:
    """Return a row for each draft: its file, source, as printed, what refutes it, what stands."""
    found = {one.name: one for one in collect([str(DRAFTS)]).found}
    names = [name.removesuffix(PRINTED) for name in found if name.endswith(PRINTED)]
    rows = [_row(name, found[name + PRINTED], found[name + CORRECTED]) for name in names]
    return table(("statement", "as printed", "what refutes it", "what stands"), rows)


def _row(name: str, printed: Found, corrected: Found) -> tuple[str, ...]:
    fell, stands = (judge(one.claim, make_run()) for one in (printed, corrected))
    return (
        f"{code(f'{printed.path.name}::{name}{PRINTED}')}: {text(printed.claim.source)}",
        _statement(printed),
        f"{code(_instance(fell))} ({fell.soundness.value})",
        f"{text(corrected.claim.source)}: {_statement(corrected)}, {_tightness(stands)}",
    )


def _statement(found: Found) -> str:
    assumed = ", ".join(map(str, found.claim.assume))
    return code(text_of(found.claim) or found.claim.text) + (
        f" for {code(assumed)}" if assumed else ""
    )


def _instance(verdict: Verdict) -> str:
    rows = dict(verdict.rows())
    return ": ".join(rows[label] for label in ("instance", "certificate") if label in rows)


def _tightness(verdict: Verdict) -> str:
    words = verdict.outcome.value
    return words if verdict.tightness is None else f"{words} at tightness {verdict.tightness:.3g}"
