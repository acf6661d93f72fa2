from concurrent.futures import ThreadPoolExecutor

import pytest

from theorycheck import Outcome
from theorycheck.catalogue.loading import claims_in
from theorycheck.executors import WorkerLost, WorkersDiffer, opened
from theorycheck.judge.judging import judge
from theorycheck.runs import OutOfBudget, not_looked_at, working
from theorycheck.search.effort import make_run

ENDLESS = "while len(seen) > 3: pass\n    seen.append(x)\n    return dict(a=x, b=2 * x)"


@pytest.fixture
def found(write, tmp_path, true_claim, false_claim):
    def written(*claims):
        return claims_in(write(tmp_path / "some.py", *claims or (true_claim, false_claim)))

    return written


def outcomes_of(found, workers, budget=None, **options):
    with working(judge, found, make_run(**options), workers, budget) as outcomes:
        return list(outcomes)


def plain(verdicts):
    return [{**verdict.to_dict(), "seconds": 0} for verdict in verdicts]


def test_several_claims_are_judged_alike_by_processes_and_threads(found):
    found = found()
    alone = plain(outcomes_of(found, None))
    with opened("processes:2") as workers:
        assert plain(outcomes_of(found, workers)) == alone
    with ThreadPoolExecutor(2) as threads, opened(threads) as workers:
        assert plain(outcomes_of(found, workers)) == alone


def test_a_claim_that_kills_its_process_costs_no_other_its_verdict(found, a_claim, true_claim):
    found = found("import os\n", true_claim, a_claim("dies", "os._exit(1)"), a_claim("lives"))
    with opened("processes:2") as workers:
        first, lost, last = outcomes_of(found, workers)
    assert first.outcome is last.outcome is Outcome.STANDS
    assert isinstance(lost, WorkerLost)
    assert str(lost).startswith("dies: the process that worked on it died")


def test_a_file_that_changes_while_the_run_lasts_is_an_error_by_name(found):
    found = found()
    with (
        opened("processes:2") as workers,
        working(judge, found, make_run(), workers) as outcomes,
    ):
        found[0].path.write_text("# another\n")
        assert all(isinstance(outcome, WorkersDiffer) for outcome in outcomes)


def test_a_run_out_of_budget_has_looked_at_none(found):
    found = found()
    first, last = outcomes_of(found, None, budget=-1.0)
    assert isinstance(first, OutOfBudget)
    assert "the run's budget ended before it was looked at; give more time" in str(last)
    verdict = not_looked_at(found[0].claim, make_run())
    assert (verdict.outcome, verdict.as_expected) == (Outcome.UNDECIDED, False)


def test_a_claim_that_would_take_all_the_time_leaves_the_others_theirs(found, a_claim, true_claim):
    endless = a_claim("never_ends", ENDLESS, let="reals(1, 2)")
    found = found("seen = []\n", endless, true_claim)
    first, last = outcomes_of(found, None, budget=3.0)
    assert first.outcome is Outcome.UNDECIDED
    assert "its share of the run's budget, 1.5 s, ended after 4 instances" in first.reason
    assert last.outcome is Outcome.STANDS


def test_a_trial_for_which_its_share_is_too_short_is_undecided_and_no_error(found, a_claim):
    found = found(a_claim("too_slow", "while True: pass"))
    (verdict,) = outcomes_of(found, None, budget=0.3)
    assert verdict.outcome is Outcome.UNDECIDED
    assert "its share of the run's budget, 0.3 s, ended after 0 instances" in verdict.reason


def test_what_can_not_travel_comes_back_as_words_and_the_rest_as_it_is(found, a_claim):
    body = "f = let(functions)\n    return dict(a=f(x) - 1, b=f(x))"
    functions = "from hypothesis.strategies import just\nfunctions = just(lambda x: x * 0 + 1)\n"
    found = found(functions, a_claim("draws_a_function", body), a_claim("lives"))
    (alone, _) = outcomes_of(found, None)
    with opened("processes:2") as workers:
        (away, _) = outcomes_of(found, workers)
    assert away.outcome is Outcome.STANDS
    assert away.sizes == alone.sizes
    assert isinstance(away.instance["f"], str)
    assert away.instance["x"] == alone.instance["x"]
    assert str(away).splitlines()[1] == str(alone).splitlines()[1]
