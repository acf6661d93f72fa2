import math
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from theorycheck.runs import Allowance, Stopwatch, fair_share, sharing
from theorycheck.search.effort import Budget, make_run, read_budget, sharing_trials

NEEDS = st.lists(st.floats(0, 100) | st.just(math.inf), min_size=1, max_size=8)


@given(NEEDS, st.floats(0.01, 500))
def test_a_fair_share_spends_all_or_gives_everybody_what_they_need(needs, total):
    share = fair_share(needs, total)
    spent = sum(min(need, share) for need in needs)
    if share == math.inf:
        assert spent <= total * (1 + 1e-9)
    else:
        assert spent == pytest.approx(total)


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def seconds_of(allowance, clock, used, need=math.inf):
    """Return what the next claim may spend, of which it uses some share or seconds."""
    with allowance.share(make_run(), need) as run:
        if run is None:
            return None
        clock.now += min(used, run.effort.seconds)
        return run.effort.seconds


def test_what_a_claim_leaves_over_goes_to_the_later_ones():
    clock = Clock()
    allowance = Allowance(40, [math.inf] * 4, clock=clock)
    assert [seconds_of(allowance, clock, used) for used in (10, 1, 4, 99)] == [10, 10, 14.5, 25]
    assert seconds_of(allowance, clock, 1) is None


def test_a_claim_that_takes_long_may_have_what_quick_ones_do_not_need():
    clock = Clock()
    allowance = Allowance(30, [math.inf, 1.0, 1.0, 8.0], clock=clock)
    assert seconds_of(allowance, clock, 99) == 20


def test_each_has_a_second_while_there_is_one_and_then_nothing():
    clock = Clock()
    allowance = Allowance(2.5, [math.inf] * 100, clock=clock)
    assert [seconds_of(allowance, clock, 9) for _ in range(4)] == [1, 1, 0.5, None]


def test_claims_at_work_keep_what_they_were_given():
    clock = Clock()
    allowance = Allowance(10, [math.inf] * 4, at_once=2, clock=clock)
    with allowance.share(make_run(), math.inf) as one, allowance.share(make_run(), math.inf) as two:
        assert (one.effort.seconds, two.effort.seconds) == (5, 5)
        clock.now = 5
    assert seconds_of(allowance, clock, 5) == 5
    clock.now = 5
    assert seconds_of(allowance, clock, 5) == 5


def test_a_claims_own_limit_is_kept_and_no_less_time_is_told_of():
    clock = Clock()
    with Allowance(1e6, [math.inf], clock=clock).share(make_run(), math.inf) as run:
        assert run == make_run()
    with Allowance(60, [math.inf], clock=clock).share(make_run(), math.inf) as run:
        assert (run.effort.seconds, run.budget) == (60, 60)


def test_without_a_budget_each_has_the_run_as_it_is():
    run = make_run()
    with sharing([], None)(SimpleNamespace(), run) as share:
        assert share is run


def test_a_stopwatch_runs_inside_its_blocks_only():
    watch = Stopwatch()
    assert watch() == 0
    with watch:
        sum(range(10_000))
    spent = watch()
    assert spent > 0
    sum(range(10_000))
    assert watch() == spent


@pytest.mark.parametrize(
    ("text", "budget"),
    [
        ("90s", Budget(seconds=90)), ("5m", Budget(seconds=300)), ("1h", Budget(seconds=3600)),
        ("7", Budget(seconds=7)), ("10000 trials", Budget(trials=10_000)),
    ],
)  # fmt: skip
def test_a_budget_is_read(text, budget):
    assert read_budget(text) == budget


def test_trials_are_shared_equally_among_sampled_claims():
    run = make_run()
    assert sharing_trials(run, Budget(trials=1000), 3).effort.trials == 333
    assert sharing_trials(run, Budget(trials=2), 3).effort.trials == 1
    assert sharing_trials(run, Budget(seconds=9), 3) is run
