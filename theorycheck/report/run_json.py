"""A run as JSON: what docs/verdict-json.md describes."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from theorycheck import __version__
from theorycheck.catalogue.finding import Found, Problem, shown
from theorycheck.judge.verdict import Verdict
from theorycheck.report.record import Fate, Record, counted, exit_code_of, fate

SCHEMA = 1
_NUMBERS = re.compile(r'\[\n([^\[\]{}"]+)\]')  # a list without text: text has no raw newlines
_KEYS = {
    Fate.STANDS: "stand",
    Fate.FELL: "fell_as_they_should",
    Fate.REFUTED: "refuted",
    Fate.STOOD: "stood_though_they_should_fall",
    Fate.UNDECIDED: "undecided",
    Fate.ERROR: "errors",
}


def run_json(record: Record) -> str:
    """Return the whole run as JSON text."""
    run = record.run
    settings = {
        "profile": run.profile,
        "budget": record.budget,
        "alpha": run.alpha,
        "alpha_per_claim": run.alpha_per_claim,
        "seed": run.seed,
        "claims": len(record.found),
        "strict": record.strict,
    }
    document = run_document(
        settings,
        [entry(found, verdict) for found, verdict in record.verdicts],
        record.problems,
        not_run=record.not_run,
        seconds=record.seconds,
        interrupted=record.interrupted,
    )
    return as_text({**document, "exit_code": record.exit_code})


def entry(found: Found, verdict: Verdict) -> dict[str, Any]:
    """Return a verdict as plain data, with the place of its claim."""
    place = {"file": shown(found.path), "line": found.line, "folder": found.folder}
    return {**verdict.to_dict(), **place}


def run_document(
    settings: Mapping[str, Any],
    verdicts: Sequence[Mapping[str, Any]],
    problems: Sequence[Problem],
    *,
    not_run: Sequence[str] = (),
    seconds: float,
    interrupted: bool = False,
) -> dict[str, Any]:
    """Return a run as plain data, from verdicts as plain data."""
    fates = [fate(verdict["outcome"], verdict["expected"]) for verdict in verdicts]
    counts = counted(fates, len(problems))
    unknown = sum(problem.unknown for problem in problems)
    return {
        "schema": SCHEMA,
        "theorycheck": __version__,
        "run": dict(settings),
        "summary": {name: counts[key] for key, name in _KEYS.items()},
        "seconds": seconds,
        "interrupted": interrupted,
        "exit_code": exit_code_of(counts, unknown, strict=bool(settings["strict"])),
        "verdicts": list(verdicts),
        "problems": [
            {"file": problem.path, "name": problem.name, "message": problem.message}
            for problem in problems
        ],
        "not_run": list(not_run),
    }


def as_text(document: Mapping[str, Any] | Sequence[Any]) -> str:
    """Return a document as the text of a JSON file; NaN and infinity can't occur in it.

    Its keys stand a line each, the numbers of a list on one.
    """
    text = json.dumps(document, indent=2, allow_nan=False)
    return _NUMBERS.sub(lambda found: f"[{' '.join(found[1].split())}]", text) + "\n"
