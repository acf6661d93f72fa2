"""Operators, barriers, adversaries and steep functions have the constants that they name."""

import numpy as np
from hypothesis import given, settings

from theorycheck.strategies.adversaries import adversaries
from theorycheck.strategies.operators import games, nonexpansive
from theorycheck.strategies.piecewise import Resisting
from theorycheck.strategies.steep import barriers, steep_functions

quick = settings(max_examples=40, deadline=None, derandomize=True, database=None)
rng = np.random.default_rng(0)


def jacobian(map_, x, h=1e-5):
    return np.stack([(map_(x + h * e) - map_(x - h * e)) / (2 * h) for e in np.eye(len(x))], -1)


@quick
@given(nonexpansive(dim=(1, 8)))
def test_a_nonexpansive_map_brings_points_no_farther_apart_and_keeps_its_fixed_point(move):
    x, y = rng.uniform(-2, 2, (2, move.dim))
    assert np.linalg.norm(move(x) - move(y)) <= np.linalg.norm(x - y) * (1 + 1e-12)
    np.testing.assert_allclose(move(move.fixed), move.fixed, atol=1e-12)


@quick
@given(games(dim=(2, 8)))
def test_a_game_is_monotone_and_lipschitz_with_a_zero(F):
    x, y = rng.uniform(-2, 2, (2, F.dim))
    moved = F(x) - F(y)
    assert moved @ (x - y) >= -1e-12
    assert np.linalg.norm(moved) <= F.L * np.linalg.norm(x - y) * (1 + 1e-12)
    np.testing.assert_allclose(F(F.zero), 0, atol=1e-12)


@quick
@given(steep_functions(dim=(1, 5)))
def test_the_curvature_of_a_steep_function_grows_with_its_gradient(f):
    x = f.argmin + rng.uniform(-2, 2, f.dim)
    g, H = f.gradient(x), jacobian(f.gradient, x)
    assert np.linalg.norm(H, 2) <= (f.L0 + f.L1 * np.linalg.norm(g)) * (1 + 1e-6)
    np.testing.assert_allclose(jacobian(lambda x: f(x)[None], x)[0], g, rtol=1e-4, atol=1e-6)
    assert f(f.argmin) == 0


@quick
@given(barriers(dim=(1, 5)))
def test_the_hessian_of_a_barrier_is_the_derivative_of_its_gradient(f):
    x = f.inside
    scale = 1 + np.abs(f.hessian(x)).max()
    np.testing.assert_allclose(jacobian(f.gradient, x) / scale, f.hessian(x) / scale, atol=1e-4)


@quick
@given(adversaries(dim=(1, 5), rounds=(1, 9)))
def test_no_gradient_of_an_adversary_is_larger_than_it_says(foe):
    path = rng.uniform(-1, 1, (foe.rounds + 1, foe.dim))
    played = foe.played(path)
    sizes = np.linalg.norm(played, axis=1)
    np.testing.assert_allclose(sizes.max(), foe.largest)
    away = np.sum(played * path[:-1], axis=1)
    assert not foe.outward or np.all(away >= 0)


def test_the_resisting_function_has_its_minimum_and_its_subgradients():
    f = Resisting(2.0, 3.0, 3)
    x = rng.uniform(-6, 6, (200, 4))
    np.testing.assert_allclose([f(f.argmin), np.linalg.norm(f.argmin)], [f.minimum, 3.0])
    assert np.all(f(x) >= f.minimum)
    for y in x:
        g = f.subgradient(y)
        np.testing.assert_allclose(np.linalg.norm(g), 2.0)
        assert np.all(f(x) >= f(y) + (x - y) @ g - 1e-12)
