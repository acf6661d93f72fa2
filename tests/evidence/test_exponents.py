"""Exponents: intervals that own up to curvature, tails, and what a ladder can tell."""

import numpy as np
import pytest
from scipy.special import ndtri

from theorycheck.evidence.exponents import (
    bias_aware_slope,
    detectable_tail_index,
    smallest_detectable_deficit,
    tail_index,
)

SIZES = 2.0 ** np.arange(5, 11)


def test_an_exact_power_law_has_its_exponent_as_slope():
    slope, low, high = bias_aware_slope(SIZES, 3 * SIZES**-0.7, 0 * SIZES)
    assert slope == pytest.approx(-0.7)
    assert high - slope == pytest.approx(slope - low)


def test_without_curvature_the_interval_is_that_of_two_log_means():
    means, errors = np.array([1.0, 0.25]), np.array([0.1, 0.02])
    slope, low, high = bias_aware_slope([10, 40], means, errors, curvature=0)
    assert slope == pytest.approx(-1)
    half = ndtri(0.975) * np.hypot(0.1, 0.08) / np.log(4)
    assert (high - low) / 2 == pytest.approx(half)


def test_curvature_widens_the_interval_by_its_worst_effect():
    slope, low, high = bias_aware_slope([100, 400], [1, 0.5], [0, 0], curvature=5, gamma=0.5)
    worst = np.log((1 - 5 / 20) / (1 - 5 / 10)) / np.log(4)
    assert (slope, high - slope, slope - low) == pytest.approx((-0.5, worst, worst))


def test_faster_curvature_is_allowed_for_where_it_is_worse():
    """Between sizes 2 and 4, c = -.9 bends a slope most with g near 1.2, not with g = 1/2."""
    _, low, high = bias_aware_slope([2, 4], [1, 1], [0, 0], curvature=0.9)
    g = np.linspace(0.5, 5, 10_000)
    worst = np.max(np.log((1 - 0.9 * 4**-g) / (1 - 0.9 * 2**-g))) / np.log(2)
    assert (high - low) / 2 == pytest.approx(worst, rel=1e-4)
    _, low, high = bias_aware_slope([1, 4], [1, 1], [0, 0], curvature=0.9)
    assert (high - low) / 2 == pytest.approx(np.log(10) / np.log(4), rel=1e-4)


@pytest.mark.parametrize("c", [0, 3, -0.8, 5, -5])
def test_the_interval_covers_whatever_curvature_its_class_allows(c):
    rng, covered = np.random.default_rng(1), 0
    truth = SIZES**-1.0 * (1 + c * SIZES**-0.5)
    for _ in range(200):
        means = truth * rng.gamma(1600, 1 / 1600, 6)  # 400 observations, coefficient .5
        _, low, high = bias_aware_slope(SIZES, means, means / 40)
        covered += low <= -1 <= high
    assert covered >= 185
    assert high - low < 0.5


def test_the_ladder_uses_the_sizes_that_tell_most():
    _, low, high = bias_aware_slope(SIZES, 1 / SIZES, 0 * SIZES)
    widths = [
        np.diff(bias_aware_slope(SIZES[[i, -1]], 1 / SIZES[[i, -1]], [0, 0])[1:]) for i in range(5)
    ]
    assert high - low == pytest.approx(float(np.min(widths)))


def test_sizes_too_small_for_the_curvature_say_nothing():
    assert bias_aware_slope([4, 16], [1, 0.5], [0.1, 0.1]) == (-0.5, -np.inf, np.inf)


def test_hill_finds_the_index_of_an_exact_power_law():
    u = (np.arange(10_000) + 0.5) / 10_000
    index, low, high = tail_index(u ** (-1 / 1.5), top=1000)
    assert index == pytest.approx(1.5, rel=0.01)
    assert low < 1.5 < high


def test_hill_limits_cover_power_laws_as_often_as_they_say():
    rng, covered = np.random.default_rng(2), 0
    for _ in range(400):
        _, low, high = tail_index(rng.random(200) ** (-1 / 3), top=20, level=0.9)
        covered += low <= 3 <= high
    assert 0.85 <= covered / 400 <= 0.95


def test_a_heavy_tail_is_told_from_a_light_one():
    rng = np.random.default_rng(3)
    _, _, heavy = tail_index(1 / rng.chisquare(3, 40_000))
    _, light, _ = tail_index(rng.exponential(size=40_000))
    assert heavy < 2 < light


def test_the_smallest_deficit_is_where_the_scope_is_just_left():
    deficit = smallest_detectable_deficit(0.1, 20, 1280)
    assert deficit == pytest.approx(np.log(1.1) / np.log(64))
    assert (1280 / 20) ** deficit == pytest.approx(1.1)
    assert smallest_detectable_deficit([0, 0.1], 20, 40).shape == (2,)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: bias_aware_slope([1, 2], [1, 0], [0, 0]), "means = 0, but must be positive"),
        (lambda: bias_aware_slope([2, 2], [1, 1], [0, 0]), "sizes = 2, but must be increasing"),
        (lambda: bias_aware_slope([0.5, 2], [1, 1], [0, 0]), "sizes = 0.5, but must be at least 1"),
        (lambda: bias_aware_slope([1, 2], [1, 1], [0, -1]), "standard_errors = -1"),
        (lambda: bias_aware_slope([1, 2], [1, np.nan], [0, 0]), "means = nan"),
        (lambda: bias_aware_slope([1, 2], [1, 1], [0, 0, 0]), "one length"),
        (lambda: bias_aware_slope([1], [1], [0]), "at least 2"),
        (lambda: bias_aware_slope([1, 2], [1, 1], [0, 0], level=95), "level = 95"),
        (lambda: bias_aware_slope([1, 2], [1, 1], [0, 0], curvature=-1), "curvature = -1"),
        (lambda: bias_aware_slope([1, 2], [1, 1], [0, 0], gamma=0), "gamma = 0"),
        (lambda: tail_index([1, 2, 3], top=3), "top = 3 of 3 observations"),
        (lambda: tail_index([-1, 2, -3], top=1), "largest observations = -1"),
        (lambda: tail_index([1, np.inf]), "sample = inf"),
        (lambda: tail_index([2, 2, 2, 2]), "all equal"),
        (lambda: smallest_detectable_deficit(-0.1, 1, 2), "slack = -0.1"),
        (lambda: smallest_detectable_deficit(0.1, 2, 2), "last = 2, but must be above first"),
    ],
)
def test_what_has_no_exponent_is_refused_with_rule_and_cure(call, words):
    with pytest.raises(ValueError, match=words):
        call()


def test_the_detectable_tail_index_is_detected_as_often_as_was_said():
    least = detectable_tail_index(900, level=0.999)
    rng = np.random.default_rng(4)
    seen = [tail_index(1 + rng.pareto(least, 900), level=0.999)[1] > 1 for _ in range(400)]
    assert 0.92 < np.mean(seen) < 0.98
    assert detectable_tail_index(1) == np.inf
