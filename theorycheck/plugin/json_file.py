"""The verdicts of a pytest session as one JSON file."""

from pathlib import Path
from typing import Any

from theorycheck.plugin.gathering import Gathered, Writer
from theorycheck.plugin.session import budgets, run_for
from theorycheck.report.output import refuse_unwritable, write_whole
from theorycheck.report.run_json import as_text, run_document


def writer(path: Path) -> Writer:
    """Return what writes the file; raise CatalogueError where it can't be."""
    refuse_unwritable(path)
    return lambda gathered: write_whole(path, as_text(_document(gathered)))


def _document(gathered: Gathered) -> dict[str, Any]:
    config = gathered.config
    run = run_for(config, claims=gathered.claims)
    settings = {
        "profile": run.profile,
        "budget": budgets(config).text,
        "alpha": run.alpha,
        "alpha_per_claim": run.alpha_per_claim,
        "seed": run.seed,
        "claims": gathered.claims,
        "strict": bool(config.option.theory_strict),
    }
    return run_document(
        settings,
        [gathered.sent[nodeid]["verdict"] for nodeid in sorted(gathered.sent)],
        gathered.sorted_problems(),
        seconds=gathered.seconds,
        interrupted=gathered.interrupted,
    )
