"""The risk of random features: what is computed is what new data show, and has its limit."""

import numpy as np
import pytest

from theorycheck.kernels import (
    limiting_random_feature_risk,
    random_feature_risk,
    relu_features,
    sphere_directions,
)


@pytest.mark.parametrize(("n", "N"), [(12, 5), (6, 14)])
def test_the_risk_is_that_of_new_data(n, N):
    rng = np.random.default_rng(n)
    X, W = rng.standard_normal((n, 4)), sphere_directions(rng, 4, N)
    bias, variance = random_feature_risk(X, W)
    new = rng.standard_normal((200_000, 4))
    weights = np.linalg.pinv(relu_features(X, W))
    off = relu_features(new, W) @ weights @ X - new  # a column for each direction of the target
    assert np.mean(off**2) == pytest.approx(bias, rel=0.05)
    noise = np.sum((relu_features(new, W) @ weights) ** 2, axis=1)
    assert np.mean(noise) == pytest.approx(variance, rel=0.05)


@pytest.mark.parametrize(("p1", "p2"), [(1, 3), (1 / 2, 2), (4, 1)])
def test_the_limit_is_near_in_sixty_dimensions(p1, p2):
    rng = np.random.default_rng(7)
    X = rng.standard_normal((4, int(60 * p2), 60))
    found = random_feature_risk(X, sphere_directions(rng, 60, int(60 * p1), trials=4))
    limits = limiting_random_feature_risk(p1, p2)
    assert [part.mean() for part in found] == pytest.approx(limits, rel=0.15)


def test_the_limit_peaks_where_there_are_as_many_features_as_examples():
    risks = {p1: limiting_random_feature_risk(p1, 2)[1] for p1 in (1, 1.8, 2.2, 4)}
    assert risks[1] < risks[1.8] > 2
    assert risks[4] < risks[2.2] > 2


def test_ever_more_features_leave_a_finite_risk():
    far, farther = (limiting_random_feature_risk(p1, 2) for p1 in (1e4, 1e5))
    assert far == pytest.approx(farther, rel=1e-3)


@pytest.mark.parametrize("n", [6, 3])
def test_a_feature_that_is_active_nowhere_counts_for_nothing(n):
    rng = np.random.default_rng(n)
    X, W = rng.standard_normal((n, 2)), sphere_directions(rng, 2, 4)
    X[:, 0], W[:, -1] = 1 + abs(X[:, 0]), [-1, 0]
    assert random_feature_risk(X, W) == pytest.approx(random_feature_risk(X, W[:, :-1]))
