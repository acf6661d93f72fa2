from dataclasses import replace

import pytest
from small_claims import made

from theorycheck import Outcome
from theorycheck.claims import draws
from theorycheck.confirm import always
from theorycheck.confirm.always import looking
from theorycheck.confirm.ladder import Settled, Status
from theorycheck.judge.judging import judge
from theorycheck.search import pace as paces
from theorycheck.search.effort import QUICK, Run
from theorycheck.search.findings import Findings
from theorycheck.search.hunt import search
from theorycheck.search.observation import Observation
from theorycheck.search.pace import Pace, clocked
from theorycheck.search.shrink import shrink
from theorycheck.strategies import reals, sizes

MANY = replace(QUICK, instances=100, evaluations=400)


@pytest.fixture
def clock(monkeypatch):
    """A processor's clock that a trial moves forward by hand."""
    now = [0.0]
    monkeypatch.setattr(paces.time, "thread_time", lambda: now[0])
    return now


def bounded(let):
    """It holds."""
    x = let(reals(0, 1))
    let(sizes(1, 1000))
    return dict(a=x, b=2)


def slow(clock, seconds):
    def trial(let):
        values = bounded(let)
        clock[0] += seconds
        return values

    return made(trial)


def paced(times, planned=500, seconds=16.0):
    pace = Pace(planned, seconds)
    for each in times:
        pace.note(each)
    return pace


def test_a_fast_trial_keeps_all_its_evaluations():
    pace = paced([0.03] * 500)
    assert (pace.share, pace.of(200), pace.words) == (1, 200, "")


def test_a_first_trial_that_imports_a_library_shortens_nothing():
    assert paced([2.0] + [0.001] * 499).share == 1


@pytest.mark.parametrize(("each", "share"), [(0.04, 1 / 2), (0.13, 1 / 8), (1.0, 1 / 32)])
def test_a_slow_one_has_them_halved_until_they_fit(each, share):
    pace = paced([each] * 8)
    assert pace.share == share
    assert 500 * share * each <= 16
    assert f"shortened to 1/{round(1 / share)}: a trial takes {each:.1g} s" in pace.words


def test_a_few_are_made_however_slow():
    assert paced([60.0] * 8).of(300) == 12
    assert paced([60.0] * 8).of(5) == 5


def test_trials_that_become_slow_shorten_a_search_later():
    times = [0.001] * 8 + [0.2] * 56
    assert paced(times[:8]).share == 1
    assert paced(times).share == 1 / 8


def test_a_let_says_how_long_its_trial_took(clock):
    let = draws.reading([1, 1])
    with clocked(let):
        clock[0] += 0.25
    assert let.seconds == 0.25


def test_the_search_of_a_slow_trial_is_shortened_and_the_verdict_says_so(clock):
    claim, run = slow(clock, 0.1), Run(MANY)
    findings = search(claim, looking(claim, run), run)
    assert 12 <= findings.tried < 500 / 3
    assert not findings.exhausted
    verdict = judge(claim, run)
    assert verdict.outcome is Outcome.STANDS
    assert "the search was shortened to 1/4: a trial takes 0.1 s" in verdict.reason
    assert verdict.instances == findings.tried


def test_that_of_a_fast_one_is_not(clock):
    claim, run = slow(clock, 0.01), Run(replace(QUICK, instances=150, evaluations=600))
    assert search(claim, looking(claim, run), run).tried >= 500  # others were proposed again
    assert "shortened" not in judge(claim, run).reason


def test_no_smaller_counterexample_is_tried_when_time_is_over(clock):
    def falls(let):
        clock[0] += 1
        return let(reals(0, 1)) >= 0

    let = draws.reading([700])
    let(reals(0, 1))
    tried = []
    small = shrink(
        let.instance(), lambda let: tried.append(0) or falls(let), calls=300, seconds=3.5
    )
    assert len(tried) == 4
    assert falls(draws.reading([choice.value for choice in small.choices]))


@pytest.mark.parametrize(
    ("took", "outcome"), [(1.0, Outcome.STANDS), (20.0, Outcome.UNDECIDED)], ids=["fast", "slow"]
)
def test_what_looks_violated_is_open_where_deciding_others_took_all_the_time(
    clock, monkeypatch, took, outcome
):
    def settle(*_):
        clock[0] += took
        return Settled(Status.HOLDS, "by hand")

    monkeypatch.setattr(always, "settle", settle)
    claim, findings = slow(clock, 0), Findings()
    for choice in (1, 2):
        let = draws.reading([choice, choice])
        claim.run(let)
        findings.add(let.instance(), Observation(1.0, None, suspect=True, violated=True))
    decision = always.decide(claim, findings, Run())
    assert decision.outcome is outcome
    assert ("had taken too long" in decision.reason) == (outcome is Outcome.UNDECIDED)
