import importlib
import time
from dataclasses import replace

import hypothesis.strategies as st
import numpy as np
import pytest
from small_claims import a, b, c, made

from theorycheck import Outcome
from theorycheck.catalogue import collect
from theorycheck.confirm.always import looking
from theorycheck.judge.judging import judge
from theorycheck.search.effort import QUICK, Run, make_run
from theorycheck.search.hunt import search
from theorycheck.strategies import reals, sizes, vectors


def found(trial, run=None, **says):
    whole, run = made(trial, **says), run or Run()
    return search(whole, looking(whole, run), run)


@pytest.mark.parametrize("seed", range(2))
def test_the_search_climbs_to_a_planted_worst_instance(seed):
    planted = np.array([0.25, -0.5, 0.125, 0.75])

    def trial(let):
        x = let(vectors(4))
        return dict(a=1 - np.abs(x - planted).max() / 2, b=1)

    findings = found(trial, Run(replace(QUICK, instances=100, evaluations=400), seed=seed))
    assert findings.tightness > 0.97
    best = findings.best[0].instance.values["x"]
    assert np.abs(best - planted).max() < 0.1


@pytest.mark.parametrize("seed", range(2))
def test_the_search_finds_a_cone_of_violations(seed):
    """The violating cone holds about one in a thousand instances: blind draws would miss it."""

    def trial(let):
        x = let(vectors(4))
        distance = np.abs(x - 0.5).sum()
        return dict(a=2 - distance, b=1.45)

    findings = found(trial, Run(seed=seed))
    assert findings.best[0].observation.violated
    assert judge(made(trial), Run(seed=seed)).outcome is Outcome.REFUTED


def test_no_instance_is_run_twice_by_the_local_search():
    ran = []

    def trial(let):
        k, x = let(sizes(1, 40)), let(reals(0, 1))
        ran.append((k, x))
        return dict(a=k * x, b=50)

    findings = found(trial)
    climbed = ran[QUICK.instances + 10 :]
    assert len(set(climbed)) == len(climbed)
    assert findings.tried <= len(ran)


def test_a_bound_that_is_called_sharp_is_climbed_to_for_longer():
    def trial(let):
        x = let(vectors(6))
        return dict(a=1 - np.abs(x - 0.3).max(), b=1)

    few = Run(replace(QUICK, instances=10, evaluations=10))
    assert found(trial, few).tried < found(trial, few, sharp=True).tried <= 60


def test_those_that_violate_come_first():
    def trial(let):
        x = let(reals(-1, 1))
        return dict(a=x, b=0.5)

    findings = found(trial)
    flags = [candidate.observation.violated for candidate in findings.best]
    assert flags[0]
    assert flags == sorted(flags, reverse=True)


def test_a_search_with_too_few_valid_instances_is_undecided():
    def trial(let):
        x = let(reals(0, 1))
        return dict(a=0, b=1, c=x)

    starved = made(trial, assume=[c >= 2], witness=dict(x=3.0))
    verdict = judge(starved, Run(replace(QUICK, instances=60)))
    assert verdict.outcome is Outcome.UNDECIDED
    assert verdict.reason.startswith("only 1 of ")
    assert "satisfied the assumptions" in verdict.reason


def test_assumptions_that_nothing_satisfies_are_an_error_and_say_so():
    def trial(let):
        x = let(reals(0, 1))
        return dict(a=0, b=1, c=x)

    verdict = judge(made(trial, assume=[c >= 2]), Run(replace(QUICK, instances=60)))
    assert verdict.outcome is Outcome.ERROR
    assert verdict.reason.startswith("none of ")
    assert "so nothing was tested" in verdict.reason
    assert "check that the assumptions can hold together" in verdict.reason
    assert verdict.valid == 0


def test_a_strategy_that_draws_nothing_is_an_error():
    def trial(let):
        x = let(st.integers(0, 9).filter(lambda k: k > 9))
        return dict(a=x, b=1)

    verdict = judge(made(trial), Run(replace(QUICK, instances=20)))
    assert verdict.outcome is Outcome.ERROR
    assert "no instance could be drawn" in verdict.reason


def test_a_violation_among_few_valid_instances_still_refutes():
    def trial(let):
        x = let(vectors(2))
        return dict(a=2, b=1, c=x[0])

    verdict = judge(
        made(trial, assume=[c >= 0.95]),
        Run(replace(QUICK, instances=60, evaluations=60, shrinks=20)),
    )
    assert verdict.outcome is Outcome.REFUTED


def test_a_small_space_is_exhausted_and_that_is_enough():
    seen = []

    def trial(let):
        k = let(sizes(1, 4))
        seen.append(k)
        return dict(a=k, b=4)

    findings = found(trial)
    assert findings.exhausted
    assert set(seen) == {1, 2, 3, 4}
    assert judge(made(trial), Run()).outcome is Outcome.STANDS


def test_a_search_that_hypothesis_breaks_off_again_and_again_is_not_called_exhausted():
    [known] = collect(["another_feature_changes_variance_by_a_known_amount"]).found
    run = Run(replace(QUICK, instances=100, evaluations=5))
    findings = search(known.claim, looking(known.claim, run), run)
    assert not findings.exhausted
    assert findings.tried > 100


def test_a_trial_that_draws_nothing_is_run_once():
    def trial():
        return dict(a=1, b=1)

    findings = found(trial)
    assert (findings.tried, findings.valid, findings.exhausted) == (1, 1, True)
    assert judge(made(trial), Run()).outcome is Outcome.STANDS


def test_the_witness_is_tried_first_as_it_is():
    seen = []

    def trial(let):
        x = let(reals(0, 1))
        seen.append(x)
        return dict(a=x, b=1)

    verdict = judge(made(trial, witness=[dict(x=0.3), dict(x=7.0)]), Run())
    assert seen[:2] == [0.3, 7.0]
    assert verdict.outcome is Outcome.REFUTED
    assert verdict.instance == {"x": 7.0}


def test_a_witness_without_a_draw_is_an_error():
    def trial(let):
        x = let(reals(0, 1))
        return dict(a=x, b=1)

    verdict = judge(made(trial, witness=dict(y=0.3)), Run())
    assert verdict.outcome is Outcome.ERROR
    assert "no value for the draw 'x'; it has y" in verdict.reason


def test_a_trial_that_never_ends_is_stopped_by_the_budget():
    def trial(let):
        x = let(reals(0, 1))
        while True:
            x = x * 1
        return dict(a=x, b=1)

    start = time.perf_counter()
    verdict = judge(made(trial), make_run(budget="0.3s"))
    assert time.perf_counter() - start < 5
    assert verdict.outcome is Outcome.ERROR
    assert "the trial never returned within 0.3 s, so nothing was tested" in verdict.reason
    assert "give more time" in verdict.reason


def test_a_trial_that_swallows_exceptions_is_stopped_all_the_same():
    def trial(let):
        x = let(reals(0, 1))
        while True:
            try:
                x = x * 1
            except Exception:  # noqa: BLE001, S112 - what is tested
                continue
        return dict(a=x, b=1)

    verdict = judge(made(trial), make_run(budget="0.2s"))
    assert "the trial never returned within 0.2 s" in verdict.reason


def test_a_budget_that_ends_after_some_trials_is_undecided():
    calls = []

    def trial(let):
        x = let(reals(0, 1))
        calls.append(x)
        time.sleep(100 if len(calls) > 3 else 0)
        return dict(a=x, b=1)

    verdict = judge(made(trial), make_run(budget="0.3s"))
    assert verdict.outcome is Outcome.UNDECIDED
    assert "the budget of 0.3 s ended after 3 instances" in verdict.reason


def test_a_search_cut_short_says_so():
    def trial(let):
        x = let(reals(0, 1))
        time.sleep(0.01)
        return dict(a=x, b=2)

    verdict = judge(made(trial), make_run(budget="0.6s"))
    assert verdict.outcome is Outcome.STANDS
    assert "cut short by its budget" in verdict.reason
    assert verdict.instances < 200


def test_the_first_error_ends_the_search_and_is_kept_with_its_instance():
    def trial(let):
        k = let(sizes(1, 40))
        return dict(a=1 / (k - 30) if k > 20 else 0, b=2) if k != 30 else [1]

    findings = found(trial)
    assert findings.error is not None
    assert findings.failed.values == {"k": 30}
    assert findings.tried <= 400


def test_the_same_seed_searches_alike_and_another_seed_does_not():
    def trial(let):
        x = let(vectors(3))
        return dict(a=x.sum(), b=4)

    def digests(seed):
        run = Run(replace(QUICK, instances=40, evaluations=40), seed=seed)
        return [c.instance.digest for c in found(trial, run).best]

    assert digests(3) == digests(3)
    assert digests(3) != digests(4)


def test_the_search_does_not_depend_on_what_else_was_imported(monkeypatch, tmp_path):
    """Hypothesis draws integers that it read in imported modules."""

    def trial(let):
        x = let(vectors(3))
        return dict(a=x.sum(), b=4)

    def digests():
        return [c.instance.digest for c in found(trial).best]

    before = digests()
    (tmp_path / "full_of_numbers.py").write_text(f"NUMBERS = {list(range(17, 999))}\n")
    monkeypatch.syspath_prepend(tmp_path)
    importlib.import_module("full_of_numbers")

    assert digests() == before


def test_foreign_strategies_are_searched_too():
    def trial(let):
        pair = let(st.tuples(st.integers(0, 100), st.booleans()))
        rest = let(st.lists(reals(0, 1), max_size=3))
        return dict(a=pair[0] + pair[1] + sum(rest), b=104)

    findings = found(trial, Run(replace(QUICK, instances=200, evaluations=600)))
    assert findings.error is None
    assert findings.valid > 300


def test_a_bound_broken_only_at_index_zero_is_seen():
    """There a bound often holds trivially, so its tightness does not count; a violation does."""

    def trial(let):
        x = let(reals(0, 1))
        return dict(a=np.array([2 * x, 0, 0]), b=1 + x, c=range(3))

    verdict = judge(made(trial, then=a <= b * (c + 1)), Run())
    assert verdict.outcome is Outcome.STANDS
    assert verdict.tightness == 0
    verdict = judge(made(trial, then=a <= b * (c + 1) * 0.9), Run())
    assert verdict.outcome is Outcome.REFUTED


def test_rounded_zeros_that_look_like_violations_do_not_hide_a_real_one():
    """Of zeros that are rounded float64 sees any ratio, and the search hunts those."""

    def trial(let):
        x = let(reals(0, 1))
        y = let(reals(0, 1))
        flat = y < 0.5
        zero = ((x + 1) / 3 - x / 3 - (y + 1) / 3 + y / 3) ** 2
        return dict(a=zero * 3 if flat else x, b=zero + (0 if flat else 0.95), c=1)

    verdict = judge(
        made(trial, then=a <= b * c), Run(replace(QUICK, instances=100, evaluations=100))
    )
    assert verdict.outcome is Outcome.REFUTED
    assert verdict.instance["y"] >= 0.5
