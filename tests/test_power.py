"""False theorems must fall: every claim of the catalogue has a false sibling that is refuted."""

import os
import runpy
from dataclasses import replace
from pathlib import Path

import pytest

from theorycheck import Outcome
from theorycheck.catalogue.finding import catalogue_root, claims_in
from theorycheck.judge.judging import judge
from theorycheck.search.effort import QUICK, Run

RUN = Run(replace(QUICK, shrinks=0))  # shrinking has tests of its own
LONGER = replace(RUN, effort=replace(RUN.effort, instances=100, evaluations=400))
BRIEFLY = [replace(RUN, effort=replace(RUN.effort, instances=k, evaluations=k)) for k in (16, 60)]
ALL = os.environ.get("THEORYCHECK_SIBLINGS") == "all"  # else the first of every theorem
FOLDER = Path(__file__).parent / "false_siblings"
CLAIMS = {
    found.claim.name: found.claim
    for path in sorted(catalogue_root().rglob("*.py"))
    for found in claims_in(path)
}
MODULES = {path.stem: runpy.run_path(str(path)) for path in sorted(FOLDER.glob("*.py"))}
SIBLINGS = {name: pairs for m in MODULES.values() for name, pairs in m.get("SIBLINGS", {}).items()}
REPAIRS = {name: pairs for m in MODULES.values() for name, pairs in m.get("TRUE", {}).items()}


def each(table, most=None):
    return [
        pytest.param(name, make, id=f"{name}: {words}")
        for name, pairs in sorted(table.items())
        for words, make in pairs[:most]
    ]


@pytest.mark.parametrize(("name", "make"), each(SIBLINGS, most=None if ALL else 1))
def test_a_false_sibling_falls(name, make):
    for run in (*BRIEFLY, RUN, LONGER):  # the first is enough for most
        verdict = judge(make(CLAIMS[name]), run)
        if verdict.outcome is Outcome.REFUTED:
            break
    assert verdict.outcome is Outcome.REFUTED, str(verdict)
    assert verdict.instance or not CLAIMS[name].asks.let


@pytest.mark.parametrize(("name", "make"), each(REPAIRS))
def test_a_true_repair_of_a_false_claim_stands(name, make):
    verdict = judge(make(CLAIMS[name]), RUN)
    assert verdict.outcome is Outcome.STANDS, str(verdict)


def test_every_claim_that_should_stand_has_a_false_sibling():
    missing = {name for name, claim in CLAIMS.items() if not claim.refuted_by} - set(SIBLINGS)
    assert not missing


def test_every_sibling_is_one_of_a_claim():
    assert set(SIBLINGS) | set(REPAIRS) <= set(CLAIMS)
    assert len(SIBLINGS) == sum(len(m.get("SIBLINGS", {})) for m in MODULES.values())
    assert not {name for name in SIBLINGS if CLAIMS[name].refuted_by}
