"""An independent judge: PEPit computes worst cases of first-order methods by semidefinite programs.

It shares no code with the search, the strategies or the trials. Where it knows the exact worst case
of a method, our bound must be that number, and the search must come near it; elsewhere the bound
must be no less.
"""

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from sympy import Rational

from theorycheck.catalogue.finding import collect
from theorycheck.confirm.decision import Outcome
from theorycheck.judge.judging import judge
from theorycheck.search.effort import make_run

pytest.importorskip("PEPit")
pytest.importorskip("clarabel")
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "benchmarks"))

from pepit_judge import bound_of, judgement
from pepit_table import ROWS

CLAIMS = {found.claim.name: found.claim for found in collect().found}
PRESENT = [row for row in ROWS if row.claim in CLAIMS]
QUICK = {row.claim: row for row in PRESENT if row.quick}
EXACT = sorted(name for name, row in QUICK.items() if row.exact)


@pytest.mark.parametrize("name", QUICK)
def test_the_bound_is_the_worst_case_that_pepit_computes_or_no_less(name):
    row = QUICK[name]
    bound, worst_case = bound_of(row, CLAIMS[name]), row.worst_case(row.values)
    assert bound is not None
    if row.exact:
        assert worst_case == pytest.approx(bound, rel=1e-3)
    else:
        assert 0.3 * bound < worst_case < 0.999 * bound


@pytest.mark.parametrize("name", EXACT[::5])
def test_a_bound_above_pepits_number_stands_and_one_below_it_falls(name):
    claim, run = CLAIMS[name], make_run()
    run = replace(run, effort=replace(run.effort, shrinks=0))
    looser, tighter = claim.scaled(Rational(1001, 1000)), claim.scaled(Rational(97, 100))
    assert judge(looser, run).outcome is Outcome.STANDS
    assert judge(tighter, run).outcome is Outcome.REFUTED


def test_the_judge_speaks_of_enough_claims():
    assert len({row.claim for row in PRESENT}) >= 25
    assert len(EXACT) >= 20


def test_the_words_tell_a_bound_that_is_broken_from_one_that_is_loose():
    exact = next(row for row in ROWS if row.exact)
    loose = next(row for row in ROWS if not row.exact)
    assert judgement(exact, 1.01).startswith("BROKEN")
    assert judgement(loose, 1.01).startswith("BROKEN")
    assert judgement(exact, 0.97).startswith("DIFFERS")
    assert judgement(exact, 1.0) == "agrees"
    assert judgement(loose, 0.97) == "is within"


def test_a_bound_with_a_symbol_that_no_row_knows_is_not_compared():
    claim = CLAIMS["hedge_has_small_regret"]
    assert bound_of(ROWS[0], claim) is None
