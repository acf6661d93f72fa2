"""Known slips fall as printed and stand corrected; those at an edge and those inside apart."""

from pathlib import Path

import pytest

from theorycheck import Outcome
from theorycheck.catalogue.finding import collect
from theorycheck.judge.judging import judge
from theorycheck.search.effort import make_run

DRAFTS = collect([str(Path(__file__).parent / "drafts.py")])
PRINTED = {f.name: f.claim for f in DRAFTS.found if f.name.endswith("_as_printed")}
CORRECTED = {f.name: f.claim for f in DRAFTS.found if f.name.endswith("_corrected")}


def test_every_draft_can_be_read_and_has_a_correction():
    assert DRAFTS.problems == []
    assert len(PRINTED) >= 15
    assert {name.removesuffix("_as_printed") for name in PRINTED} == {
        name.removesuffix("_corrected") for name in CORRECTED
    }


@pytest.mark.parametrize("name", PRINTED)
def test_as_printed_it_falls(name):
    assert judge(PRINTED[name], make_run()).outcome is Outcome.REFUTED


@pytest.mark.parametrize("name", CORRECTED)
def test_corrected_it_stands(name):
    verdict = judge(CORRECTED[name], make_run())
    assert verdict.outcome is Outcome.STANDS, str(verdict)
