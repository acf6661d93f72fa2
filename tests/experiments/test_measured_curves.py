"""What claims, benchmarks and pictures measure alike: descent, width, rates of linear networks."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from theorycheck.experiments.descent_curves import (
    EXAMPLES,
    NOISE,
    REAL_EXAMPLES,
    SIGNAL,
    exact_risk,
    measured_risks,
    real_picture,
    risk_picture,
)
from theorycheck.experiments.rate_comparison import WIDTHS as LAYERS
from theorycheck.experiments.rate_comparison import compare, picture
from theorycheck.experiments.width_curves import (
    distance_picture,
    kernel_distances,
    movement_picture,
    moves,
    prediction_picture,
)


@pytest.fixture
def rng():
    return np.random.default_rng(0)


@pytest.mark.parametrize("p", [5, 40])
def test_the_exact_risk_is_the_mean_of_many(rng, p):
    risks = measured_risks(rng, p, 2000)
    assert abs(risks.mean() - exact_risk(p)) < 5 * risks.std() / 2000**0.5


def test_the_exact_risk_is_infinite_at_interpolation_only():
    infinite = [p for p in range(1, 60) if np.isinf(exact_risk(p))]
    assert infinite == [EXAMPLES - 1, EXAMPLES, EXAMPLES + 1]
    assert exact_risk(30) < NOISE**2 + 3 * SIGNAL


def test_the_risk_is_drawn_with_the_fit_of_the_claim(rng):
    drawn = risk_picture(rng, fit=lambda X, y: 0 * X[..., 0, :] + 0 * y[..., :1])
    points, median, exact = drawn.lines
    assert_allclose(median.y, NOISE**2 + SIGNAL)
    assert np.nanmax(points.y) < 3
    assert np.isnan(exact.y).sum() == 3


def test_real_data_peak_where_there_are_as_many_features_as_examples(rng):
    drawn = real_picture(rng)
    *curves, guide = drawn.lines
    assert len(curves) == 5
    assert {curve.x[np.argmax(curve.y)] for curve in curves} == {REAL_EXAMPLES}
    assert guide.x[0] == REAL_EXAMPLES


def test_the_kernels_distance_falls_with_the_width(rng):
    near, far = (kernel_distances(rng, m, 100, depth=2).mean() for m in (256, 16))
    assert near < far / 2
    measured, guide = distance_picture(rng).lines
    assert_allclose(measured.y, guide.y, rtol=0.25)


def test_single_neurons_freeze_and_all_together_do_not(rng):
    assert moves(rng, 16, 3).shape == (3, 16)
    largest, together, _ = movement_picture(rng).lines
    assert largest.y[-1] < largest.y[0] / 4
    assert together.y[-1] > together.y[0]


def test_networks_predict_ever_more_like_their_kernel(rng):
    few, many, guide = prediction_picture(rng).lines
    assert_allclose(few.y, guide.y, rtol=0.25)
    assert np.all(few.y < many.y)


def test_every_theorem_but_the_one_with_a_hidden_constant_keeps_its_promise(rng):
    found = compare(rng, 3)
    kept = [s.share for name, shares in found.items() if "Du & Hu" not in name for s in shares]
    assert len(kept) > 3 * len(LAYERS)
    assert max(kept) <= 1 + 1e-9


def test_the_comparison_is_a_line_of_points_for_each_theorem(rng):
    drawn = picture(rng)
    assert [line.kind for line in drawn.lines] == ["points"] * 5 + ["guide"]
