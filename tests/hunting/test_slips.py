"""Known slips fall as printed and stand corrected; those at an edge and those inside apart.

In findings/ is what libraries and courses state, with place and version; in slips/ what is found in
many places. `python benchmarks/hunt_recall.py` counts what a hunt finds of them.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from theorycheck import Outcome
from theorycheck.catalogue.finding import collect
from theorycheck.confirm.decision import Soundness
from theorycheck.judge.judging import judge
from theorycheck.search.effort import make_run

HERE = Path(__file__).parent
FINDINGS = collect([str(HERE / "findings")])
SLIPS = collect([str(HERE / "slips")])
FOUND = [*FINDINGS.found, *SLIPS.found]
PRINTED = {f.name: f.claim for f in FOUND if f.name.endswith("_as_printed")}
CORRECTED = {f.name: f.claim for f in FOUND if f.name.endswith("_corrected")}
PLACES = (
    "PEPit 0.5.1, ",
    "scikit-learn 1.9.1, ",
    "MAPIE ",
    "CS229M, ",
    "SLT, ch",
    "D2L, ch",
    "tsfresh ",
    "im2im-uq ",
)
BY_A_LIBRARY = {"nu_as_printed", "nu_corrected"}  # its arithmetic is not ours


def test_every_draft_can_be_read_and_has_a_correction():
    assert FINDINGS.problems == SLIPS.problems == []
    assert len(PRINTED) + len(CORRECTED) == len(FOUND)
    assert len(PRINTED) >= 25
    assert {name.removesuffix("_as_printed") for name in PRINTED} == {
        name.removesuffix("_corrected") for name in CORRECTED
    }


def test_what_was_found_in_use_says_where():
    printed = [f.claim for f in FINDINGS.found if f.name.endswith("_as_printed")]
    assert len(printed) >= 15
    assert [claim.name for claim in printed if not claim.source.startswith(PLACES)] == []


@pytest.mark.parametrize("name", PRINTED)
def test_as_printed_it_falls(name):
    run = make_run(profile="brief")
    verdict = judge(PRINTED[name], replace(run, effort=replace(run.effort, shrinks=0)))
    assert verdict.outcome is Outcome.REFUTED
    expected = Soundness.NUMERICAL if name in BY_A_LIBRARY else Soundness.EXACT
    assert verdict.soundness is expected


@pytest.mark.parametrize("name", CORRECTED)
def test_corrected_it_stands(name):
    verdict = judge(CORRECTED[name], make_run(profile="brief"))
    assert verdict.outcome is Outcome.STANDS, str(verdict)
