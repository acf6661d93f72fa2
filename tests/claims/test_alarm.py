import gc
import time

import pytest
from small_claims import made

from theorycheck import Outcome
from theorycheck.judge.judging import judge
from theorycheck.search.effort import make_run
from theorycheck.strategies import reals


def verdict_of(work, budget="0.3s"):
    def trial(let):
        x = let(reals(0, 1))
        return dict(a=x, b=2 * work(x))

    return judge(made(trial), make_run(budget=budget))


def swallowing_all(x):
    while True:
        try:
            time.sleep(0.001)
        except:  # noqa: E722, S112 - what is tested
            continue
    return x


def returning_early(_):
    try:
        time.sleep(1000)
    except BaseException:  # noqa: BLE001 - what is tested
        return 1


def raising_another(_):
    try:
        time.sleep(1000)
    except BaseException as error:
        raise ValueError("too slow") from error


@pytest.mark.parametrize("work", [swallowing_all, returning_early, raising_another])
def test_a_trial_that_swallows_the_alarm_is_an_error(work):
    start = time.perf_counter()
    verdict = verdict_of(work)
    assert verdict.outcome is Outcome.ERROR
    assert "the trial caught the alarm that ends its budget, and went on" in verdict.reason
    assert "write `except` with the errors it expects" in verdict.reason
    assert time.perf_counter() - start < 10


def catching_what_it_knows(x):
    try:
        time.sleep(0.01)
        return 1 / (x - x)
    except ZeroDivisionError:
        return 1
    finally:
        time.sleep(0.01)


def test_a_trial_that_catches_what_it_knows_and_tidies_up_is_none():
    verdict = verdict_of(catching_what_it_knows, budget="2s")
    assert verdict.outcome is Outcome.STANDS
    assert "cut short by its budget" in verdict.reason


def test_a_tidying_that_takes_longer_than_the_next_alarm_swallows_nothing():
    def slow_to_tidy(_):
        try:
            time.sleep(1000)
        finally:
            time.sleep(1.3)

    verdict = verdict_of(slow_to_tidy)
    assert verdict.outcome is Outcome.ERROR
    assert "the trial never returned within 0.3 s" in verdict.reason


def test_an_alarm_that_falls_into_the_collection_of_garbage_is_not_lost():
    def watching(*_):
        end = time.perf_counter() + 0.05
        while time.perf_counter() < end:
            pass

    def littering(_):
        while True:
            gc.collect()
            time.sleep(0.02)

    gc.callbacks.append(watching)
    start = time.perf_counter()
    try:
        verdict = verdict_of(littering)
    finally:
        gc.callbacks.remove(watching)
    assert "the trial never returned within 0.3 s" in verdict.reason
    assert time.perf_counter() - start < 10
