"""Nonsmooth strategies, points of the simplex and separable data."""

import numpy as np
from hypothesis import given, settings

from theorycheck.strategies.piecewise import piecewise_linear, points_of_the_simplex
from theorycheck.strategies.separable import separable_data

quick = settings(max_examples=40, deadline=None, derandomize=True, database=None)


@quick
@given(piecewise_linear())
def test_subgradients_support_the_function_and_are_no_steeper_than_said(f):
    x, y = np.linspace(-1, 1, f.dim) + 0.1, np.linspace(2, -1, f.dim)
    g = f.subgradient(x)
    assert f(y) >= f(x) + g @ (y - x) - 1e-12
    assert g @ g <= f.steepness + 1e-12
    assert f(0 * x) == 0


@quick
@given(points_of_the_simplex(4))
def test_points_of_the_simplex_are_probabilities(p):
    assert p.min() >= 0
    assert p.sum() == 1


@quick
@given(separable_data())
def test_separable_data_have_their_margin_and_lie_in_the_disk(data):
    angles = np.linspace(0, 2 * np.pi, 721)
    directions = np.stack([np.cos(angles), np.sin(angles)])
    margins = (data.points @ directions).min(axis=0)
    assert np.isclose(margins.max(), data.margin)
    assert np.sum(data.points**2, axis=1).max() <= 1


@quick
@given(separable_data(margin=1 / 2, spread=1 / 4))
def test_separable_data_keep_the_margin_and_the_spread_asked_for(data):
    assert data.margin >= 1 / 2
    assert data.spread >= 1 / 4
    assert data.spread == abs(data.points[:2, 1]).min()


@quick
@given(separable_data(dim=(3, 20), crowd=44, surrounded=True, spread=1 / 4))
def test_surrounded_data_reach_back_on_every_side(data):
    d = data.points.shape[1]
    directions = np.random.default_rng(0).standard_normal((20, d - 1))
    directions /= np.linalg.norm(directions, axis=1, keepdims=True)
    supports = data.points[: 2 * data.axes]
    assert (supports[:, 1:] @ directions.T).min(axis=0).max() <= -data.spread + 1e-12
    assert data.points[:, 0].min() == data.margin
    assert np.sum(data.points**2, axis=1).max() <= 1
