"""Composite functions: their minimizers, proximal maps and constants are what they say."""

import numpy as np
import pytest
from hypothesis import given, settings

from theorycheck.strategies.composite import Ball, Box, ElasticNet, Simplex, composites

quick = settings(max_examples=60, deadline=None, derandomize=True, database=None)
rng = np.random.default_rng(0)
BOX = Box(np.array([-1.0, 0.0, -0.5]), np.array([0.5, 2.0, 0.5]))
SETS = [BOX, Simplex(), Ball(1.5)]


def points(n, d):
    return rng.uniform(-2, 2, (n, d))


@quick
@given(composites(dim=(1, 20), ridge=1))
def test_no_point_is_better_than_the_minimizer(F):
    x = F.h.proximal(np.concatenate([points(30, F.dim), F.argmin + points(30, F.dim) / 100]), 1)
    assert F.gap(F.argmin) == 0
    assert np.all(F.gap(x) >= -1e-10)


@quick
@given(composites(dim=(1, 20), ridge=1))
def test_a_proximal_step_from_the_minimizer_stays_there(F):
    x = F.h.proximal(F.argmin - 0.3 * F.gradient(F.argmin), 0.3)
    np.testing.assert_allclose(x, F.argmin, atol=1e-12)


@pytest.mark.parametrize("convex", SETS)
def test_a_vertex_is_least_in_its_direction_and_no_two_points_are_farther_than_the_diameter(convex):
    x, g = convex.project(points(200, 3)), points(20, 3)
    least = np.sum(g * convex.vertex(g), axis=1)
    assert np.all(g @ x.T >= least[:, None] - 1e-12)
    apart = np.sum((convex.vertex(g)[:, None] - convex.vertex(g)) ** 2, axis=-1)
    assert np.all(apart <= convex.diameter_sq + 1e-12)
    assert np.max(apart) >= 0.9 * convex.diameter_sq


def test_an_elastic_net_is_worth_its_proximal_map():
    h, x = ElasticNet(0.7, 0.4), points(1, 4)[0]
    best = h.proximal(x, 0.5)
    others = best + points(100, 4) / 10
    value = h(others) + np.sum((others - x) ** 2, axis=1)
    assert np.all(value >= h(best) + np.sum((best - x) ** 2))
