import numpy as np
import pytest

from theorycheck.kernels import (
    distinct_inputs,
    draw_features,
    held_out_errors,
    minimum_norm,
    scaled_inputs,
)
from theorycheck.learning import (
    breast_cancer,
    diabetes,
    iris,
    least_squares,
    subsets,
    targets,
    wine,
)
from theorycheck.search.randomness import generator

rng = np.random.default_rng(3)


def test_scaled_inputs_have_norm_about_one_and_no_outliers():
    X = scaled_inputs(breast_cancer())
    assert np.median(np.linalg.norm(X, axis=1)) == pytest.approx(0.9, abs=0.2)
    assert np.max(abs(X)) <= 5 / 30**0.5


def test_distinct_inputs_leave_out_repetitions_only():
    assert len(distinct_inputs("iris")) == 149
    assert len(distinct_inputs("wine")) == 178


@pytest.mark.parametrize("kind", ["relu", "fourier"])
def test_features_have_one_column_for_each_direction(kind):
    X = scaled_inputs(wine())[:7]
    assert draw_features(rng, X, 12, kind).shape == (7, 12)
    batch = np.broadcast_to(X, (3, 7, 13))
    assert draw_features(rng, batch, 12, kind, trials=3).shape == (3, 7, 12)


def test_fourier_features_have_mean_square_one_and_relu_features_are_never_negative():
    X = scaled_inputs(wine())[:5]
    assert np.mean(draw_features(rng, X, 20_000, "fourier") ** 2) == pytest.approx(1, abs=0.05)
    assert np.min(draw_features(rng, X, 500, "relu")) == 0


@pytest.mark.parametrize("N", [3, 8, 11, 40])
def test_the_short_way_to_the_minimum_norm_fit_agrees_with_least_squares(N):
    features, y = rng.standard_normal((2, 8, N)), rng.standard_normal((2, 8))
    fit = minimum_norm(features, y[..., None])[..., 0]
    assert fit == pytest.approx(least_squares(features, y), rel=1e-8, abs=1e-8)


def test_held_out_errors_are_those_of_a_fit_made_by_hand():
    data = diabetes()
    seeds = [generator("held out") for _ in range(2)]
    found = held_out_errors(seeds[0], data, targets(data), 10, (4, 30), unseen=6, trials=2)
    rows = subsets(seeds[1], len(data.X), 16, trials=2)
    features = draw_features(seeds[1], scaled_inputs(data)[rows], 30, "relu", trials=2)
    fit = np.linalg.lstsq(features[1, :10, :4], data.y[rows[1, :10]])[0]
    by_hand = np.mean((features[1, 10:, :4] @ fit - data.y[rows[1, 10:]]) ** 2)
    assert found.shape == (2, 2)
    assert found[1, 0] == pytest.approx(by_hand, rel=1e-9)


def test_targets_are_one_hot_for_classes_and_the_score_otherwise():
    assert targets(iris()).shape == (150, 3)
    assert np.all(targets(iris()).sum(axis=1) == 1)
    assert targets(diabetes()).shape == (442, 1)
