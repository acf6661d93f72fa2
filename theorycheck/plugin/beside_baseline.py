"""A pytest session beside a baseline: which changes fail a claim, and what is said of the rest."""

from pathlib import Path
from typing import Any

import pytest

from theorycheck.baselines import Baseline, Kind, compared, kinds_named, read_baseline
from theorycheck.claims.claim import Claim
from theorycheck.errors import CatalogueError
from theorycheck.judge.verdict import Verdict
from theorycheck.search.effort import make_run

DIFFERENCE = "theory_difference"  # of the properties that a test's report carries
_READ = pytest.StashKey[tuple[Baseline, frozenset[Kind]]]()


def read(config: pytest.Config) -> None:
    """Read the baseline before anything runs; raise TheorycheckError for what can't be asked."""
    path, option = config.option.theory_baseline, config.option.theory_fail_on
    if path is None:
        raise CatalogueError(f"--theory-fail-on {option}: name a baseline too: --theory-baseline")
    kinds = kinds_named("refuted,error" if option is None else option)
    baseline = read_baseline(Path(config.invocation_params.dir, path))
    config.stash[_READ] = baseline, kinds


def changes(config: pytest.Config, claim: Claim, verdict: Verdict) -> tuple[list[str], bool]:
    """Return how a claim differs from what the baseline keeps of it, and whether that fails."""
    if _READ not in config.stash:
        return [], False
    baseline, kinds = config.stash[_READ]
    run = make_run(profile=baseline.profile, seed=baseline.seed, alpha=baseline.alpha)
    found = compared(claim, baseline.claims.get(claim.name), run, verdict).differences
    return [str(d) for d in found], any(difference.kind in kinds for difference in found)


def summarize(reporter: Any) -> None:
    """Print what has changed of each claim, whether or not that failed it."""
    lines = [
        f"{report.nodeid}: {words}"
        for reports in reporter.stats.values()
        for report in reports
        for name, words in getattr(report, "user_properties", ())
        if name == DIFFERENCE and report.when == "call"
    ]
    reporter.write_sep("=", f"since {reporter.config.option.theory_baseline}")
    for line in sorted(dict.fromkeys(lines)):
        reporter.write_line(line)
    reporter.write_line(f"{len(set(lines))} differences")
