"""The statistics' own error rates, simulated: the short form that runs on every commit."""

import pytest

from theorycheck.judge.calibration import calibrate
from theorycheck.judge.characteristic import Characteristic


@pytest.fixture(scope="module")
def characteristics():
    return calibrate(runs=100, seed=1)


def test_no_promise_is_broken(characteristics):
    assert [c.situation for c in characteristics if c.broken] == []


def test_true_claims_are_certified_near_the_information_limit(characteristics):
    ratios = [
        c.trials / c.limit
        for c in characteristics
        if c.limit and c.trials and c.situation.startswith("P(failure) = 0 ")
    ]
    assert len(ratios) == 3
    assert max(ratios) <= 1.15


def test_false_claims_are_detected_near_the_information_limit(characteristics):
    detections = [c for c in characteristics if c.what == "detections" and c.limit]
    assert len(detections) == 6
    assert all(c.rate >= 0.98 for c in detections)
    assert max(c.trials / c.limit for c in detections) <= 1.45  # 1.35 and the noise of 100 runs


def test_a_broken_promise_would_be_noticed():
    careless = Characteristic("a test at level 0.05", "false alarms", 20, 100, ("<=", 0.05))
    assert careless.broken
    narrow = Characteristic("a 95 % interval", "intervals that hold", 80, 100, (">=", 0.93))
    assert narrow.broken


def test_chance_alone_breaks_no_promise():
    lucky = Characteristic("a test at level 0.05", "false alarms", 6, 100, ("<=", 0.05))
    assert not lucky.broken
    assert lucky.interval[0] < lucky.rate < lucky.interval[1]


def test_the_same_seed_simulates_the_same():
    assert calibrate(runs=20, seed=3)[:3] == calibrate(runs=20, seed=3)[:3]
