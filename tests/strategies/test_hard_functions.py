"""Functions on which methods are slow: chains and polygon wells."""

import numpy as np
import pytest

from theorycheck.optimization import heavy_ball
from theorycheck.strategies.hard_quadratics import Chain
from theorycheck.strategies.polygons import PolygonWell, circling, turns, wheel

rng = np.random.default_rng(7)


def test_a_chain_is_nesterovs_quadratic():
    f = Chain(5, 2.0)
    H = 2.0 / 4 * (2 * np.eye(5) - np.eye(5, k=1) - np.eye(5, k=-1))
    x = rng.standard_normal((3, 5))
    assert np.allclose(f.gradient(x), x @ H - 2.0 / 4 * np.eye(5)[0])
    assert np.allclose(f(x), np.sum((x - f.argmin) * ((x - f.argmin) @ H), axis=1) / 2)
    assert np.allclose(f.gradient(f.argmin), 0)
    assert np.linalg.eigvalsh(H).max() <= 2.0


def test_from_zero_a_gradient_of_a_chain_shows_one_coordinate_more():
    x = np.array([1.0, 2, 0, 0, 0])
    assert np.count_nonzero(Chain(5, 1.0).gradient(x)[3:]) == 0
    assert Chain(5, 1.0).gradient(x)[2] != 0


@pytest.mark.parametrize("sides", [3, 4, 7])
def test_the_nearest_point_of_a_polygon_is_nearer_than_any_other_of_it(sides):
    f = PolygonWell(sides, 0.1, 1.0, 0.6, -0.3)
    weights = rng.dirichlet(np.ones(sides), size=4000)
    inside = weights @ f.corners
    for x in rng.standard_normal((20, 2)):
        nearest = f.nearest(x)
        assert np.linalg.norm(x - nearest) <= np.linalg.norm(x - inside, axis=1).min() + 1e-12
        assert np.allclose(f.nearest(nearest), nearest)
    assert np.allclose(f.nearest(inside[:5]), inside[:5])


def test_turns_are_those_of_a_square():
    c, s = turns(4, 0.0)
    assert np.allclose(c, [1, 0, -1, 0])
    assert np.allclose(s, [0, 1, 0, -1])


@pytest.mark.parametrize(("m", "circles"), [(0.03, True), (0.001, False)])
def test_heavy_ball_circles_on_a_wheel_where_it_is_said_to(m, circles):
    mu, b, c = 0.01, 0.8, np.cos(2 * np.pi / 5)
    assert (circling(c, mu, m, b) <= 0) is np.bool_(circles)
    f, (before, start) = wheel(5, mu, 1.0, m / mu, b)
    path = heavy_ball(f.gradient, start, m / mu, steps=60, momentum=b, before=before)
    assert np.allclose(np.linalg.norm(path, axis=1), 1) is circles
    assert np.allclose(path[1:6][::-1][0], start) is circles


def test_heavy_ball_starts_with_the_velocity_it_is_given():
    path = heavy_ball(lambda x: 0 * x, np.ones(1), 1.0, steps=2, momentum=0.5, before=np.zeros(1))
    assert path[:, 0].tolist() == [1, 1.5, 1.75]
    assert heavy_ball(lambda x: 0 * x, np.ones(1), 1.0, steps=2, momentum=0.5)[-1, 0] == 1
