"""The bound that fresh observations would refute: they do, as often as was said."""

import numpy as np
import pytest

from theorycheck.evidence.betting import observe, start
from theorycheck.evidence.refutable import refutable_bound

LAWS = {
    "range": (lambda rng, k: rng.random(k), dict(low=0, high=1), "<="),
    "range from above": (lambda rng, k: rng.random(k), dict(low=0, high=1), ">="),
    "not negative": (lambda rng, k: rng.exponential(size=k), dict(low=0), "<="),
    "infinite variance": (lambda rng, k: 1 / rng.chisquare(3, k), dict(low=0), "<="),
    "sub-Gaussian": (lambda rng, k: rng.normal(size=k), dict(subgaussian=1), ">="),
    "variance": (lambda rng, k: rng.normal(size=k), dict(variance=1), "<="),
    "second moment": (
        lambda rng, k: rng.exponential(size=k),
        dict(low=0, second_moment=2),
        ">=",
    ),
}


@pytest.mark.parametrize(("draw", "declared", "null"), LAWS.values(), ids=LAWS)
def test_fresh_observations_refute_it_as_often_as_was_said(draw, declared, null):
    rng, caught = np.random.default_rng(1), 0
    for _ in range(30):
        bound = refutable_bound(draw(rng, 500), null, 1e-3, 500, **declared)
        evidence = observe(start(null, bound, **declared), draw(rng, 500))[1]
        caught += evidence.max() >= np.log(1e3)
    assert caught >= 26  # of 30 at 0.95: fewer once in 170 times


@pytest.mark.parametrize(("draw", "declared", "null"), LAWS.values(), ids=LAWS)
def test_more_trials_and_less_power_reach_nearer(draw, declared, null):
    x = draw(np.random.default_rng(2), 500)
    mean = x.mean()
    usual, more, less = (
        abs(refutable_bound(x, null, 1e-3, n, power=power, **declared) - mean)
        for n, power in ((500, 0.95), (2000, 0.95), (500, 0.5))
    )
    assert 0 < more < usual
    assert 0 < less < usual


def test_where_nothing_is_refuted_the_bound_is_infinite():
    assert refutable_bound(np.zeros(100), "<=", 1e-3, 100, low=0) == -np.inf
    assert refutable_bound(np.ones(100), ">=", 1e-3, 100, low=0, high=1) == np.inf
    assert refutable_bound([0.5, 0.5], "<=", 1e-6, 2, low=0, high=1) == -np.inf
