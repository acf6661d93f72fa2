"""Networks of one input: how sharp the loss is at them, and how much they bend."""

import numpy as np
import pytest

from theorycheck.experiments.bent_lines import (
    draw_points,
    largest_curvature,
    led_through,
    weighted_bends,
)
from theorycheck.experiments.edge_of_stability import sharpness
from theorycheck.networks.deep import forward, gradients


def test_the_start_has_output_zero_and_the_sharpness_asked_for():
    points = draw_points(np.random.default_rng(0), 4, 16, 12.0, trials=50)
    assert forward(points.x, points.start[:2], points.start[2:]) == pytest.approx(0)
    found = largest_curvature(points.x, points.start)
    assert np.median(found) == pytest.approx(12, rel=0.1)


def test_the_curvature_where_all_points_are_met_is_the_largest_of_the_hessian():
    rng = np.random.default_rng(1)
    points = draw_points(rng, 3, 16, 20.0, trials=8)
    W, A, b, c = points.start

    def slopes(now):
        W, A, b, c = now
        dW, dA, db, dc = gradients(points.x, 0 * points.y, (W, A), (b[:, 0], c[:, 0]))
        return dW, dA, db[:, None], dc[:, None]

    found = sharpness(rng, slopes, (W, A, b[:, None], c[:, None]))
    assert found == pytest.approx(largest_curvature(points.x, points.start), rel=0.02)


def test_one_bend_weighs_by_the_nearer_side():
    x = np.array([-1.0, 0.0, 1.0, 2.0])[None, :, None]
    w, a, b = np.full((1, 1, 1), 2.0), np.full((1, 1, 1), -3.0), np.full((1, 1), -1.0)
    left = 1 / 4 * np.mean([3 / 2, 1 / 2]) * np.sqrt(1 + 1 / 4)
    right = 1 / 4 * np.mean([1 / 2, 3 / 2]) * np.sqrt(1 + 9 / 4)
    found = weighted_bends(x, (w, a, b, np.zeros((1, 1))))
    assert found == pytest.approx(6 * min(left, right))


def test_bends_outside_of_all_points_weigh_nothing():
    x = np.array([-1.0, 1.0])[None, :, None]
    layers = np.ones((1, 1, 1)), np.ones((1, 1, 1)), np.full((1, 1), 5.0), np.zeros((1, 1))
    assert weighted_bends(x, layers) == pytest.approx(0)


@pytest.mark.parametrize("sharp", [3.0, 10.0])
def test_the_curvature_is_one_and_twice_the_bends_at_least(sharp):
    points = draw_points(np.random.default_rng(2), 4, 8, sharp, trials=200)
    bends = weighted_bends(points.x, points.start)
    assert np.all(largest_curvature(points.x, points.start) >= 1 + 2 * bends - 1e-9)


def test_where_descent_diverges_the_start_is_kept():
    points = draw_points(np.random.default_rng(3), 3, 8, 10.0, trials=4)
    met, layers = led_through(points, 50.0, steps=50)
    assert not np.any(met)
    for end, start in zip(layers, points.start, strict=True):
        assert end.tolist() == start.tolist()
