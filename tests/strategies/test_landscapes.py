"""Landscapes: their derivatives and constants are what they say."""

import numpy as np
import pytest
from hypothesis import given, settings
from numpy.testing import assert_allclose

from theorycheck.arithmetic import EXACT, lifted
from theorycheck.strategies.landscapes import (
    CONVEX,
    LOJASIEWICZ,
    NONCONVEX,
    PROFILES,
    SawTooth,
    landscapes,
)

EVERYWHERE = np.linspace(-6, 6, 4001)
WIDTHS = (0.25, 1.0)
quick = settings(max_examples=30, deadline=None, derandomize=True, database=None)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("shape", PROFILES)
def test_the_slope_of_a_profile_is_the_derivative_of_its_value(shape, width):
    profile, h = PROFILES[shape], 1e-5
    difference = profile.value(EVERYWHERE + h, width) - profile.value(EVERYWHERE - h, width)
    assert_allclose(profile.slope(EVERYWHERE, width), difference / (2 * h), atol=1e-4)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("shape", PROFILES)
def test_a_profile_has_minimum_zero_at_zero(shape, width):
    values = PROFILES[shape].value(EVERYWHERE, width)
    assert values.min() >= 0
    assert PROFILES[shape].value(np.array(0.0), width) == 0


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("shape", PROFILES)
def test_the_curvature_of_a_profile_lies_between_its_convexity_and_one(shape, width):
    curvature = np.diff(PROFILES[shape].slope(EVERYWHERE, width)) / np.diff(EVERYWHERE)
    assert curvature.max() <= 1 + 1e-9
    assert curvature.min() >= PROFILES[shape].convexity - 1e-9
    assert (PROFILES[shape].convexity >= 0) == (shape in (*CONVEX, "hinge", "elbow"))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("shape", [*LOJASIEWICZ, "elbow"])
def test_a_profile_obeys_its_lojasiewicz_inequality(shape, width):
    profile = PROFILES[shape]
    value, slope = profile.value(EVERYWHERE, width), profile.slope(EVERYWHERE, width)
    assert np.all(slope**2 / 2 >= profile.lojasiewicz * value - 1e-12)


def test_the_constant_of_the_wave_is_not_much_too_small():
    v = np.linspace(2.2, 2.3, 1001)
    ratio = PROFILES["wave"].slope(v, 1) ** 2 / (2 * PROFILES["wave"].value(v, 1))
    assert ratio.min() < 1.001 * PROFILES["wave"].lojasiewicz


@quick
@given(landscapes(NONCONVEX, ridge=1.0))
def test_a_landscape_has_the_gradient_of_its_values(f):
    x, h = np.linspace(-1, 1, f.dim) + 0.3, 1e-6
    steps = h * np.eye(f.dim)
    assert_allclose(f.gradient(x), (f(x + steps) - f(x - steps)) / (2 * h), atol=1e-4)


@quick
@given(landscapes(ridge=1.0))
def test_a_landscape_is_smooth_and_convex_as_it_says(f):
    x, y = np.linspace(-1, 1, f.dim) + 0.3, np.linspace(2, 1, f.dim)
    change, distance = f.gradient(x) - f.gradient(y), np.linalg.norm(x - y)
    assert np.linalg.norm(change) <= f.L * distance * (1 + 1e-9)
    assert change @ (x - y) >= f.mu * distance**2 * (1 - 1e-9)


@quick
@given(landscapes(LOJASIEWICZ, flat=True))
def test_a_landscape_obeys_its_lojasiewicz_inequality(f):
    x = np.linspace(-3, 2, f.dim)
    assert np.sum(f.gradient(x) ** 2) / 2 >= f.lojasiewicz * f(x) * (1 - 1e-9)


@quick
@given(landscapes(("parabola", "huber")))
def test_a_piecewise_quadratic_landscape_runs_in_rationals(f):
    x = np.linspace(-1, 1, f.dim)
    exactly = lifted(f, EXACT.lift)(lifted(x, EXACT.lift))
    assert_allclose(float(exactly.coefficient), f(x), atol=1e-9)


def test_the_saw_tooth_has_the_gradient_of_its_values_and_its_smoothness():
    f = SawTooth(2.0, 0.5, 0.25, 4)
    x, h = np.linspace(-1, 2, 3001)[:, None], 1e-6
    assert_allclose(f.gradient(x)[:, 0], (f(x + h) - f(x - h)) / (2 * h), atol=1e-5)
    assert np.max(np.abs(np.diff(f.gradient(x)[:, 0]) / np.diff(x[:, 0]))) <= 2 + 1e-9
    assert f(np.array([0.0])) == 0


def test_gradient_descent_on_the_saw_tooth_meets_one_slope_only():
    f = SawTooth(2.0, 0.5, 0.25, 4)
    x = f.start
    for _ in range(4):
        assert_allclose(f.gradient(x), [0.5])
        x = x - 0.5 * f.gradient(x)
    assert_allclose(f.gradient(x), [0.5])
