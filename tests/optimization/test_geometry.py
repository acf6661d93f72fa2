from fractions import Fraction

import numpy as np
import pytest

from theorycheck.optimization import onto_ball, onto_box, simplex_vertex, soft_threshold
from theorycheck.optimization.geometry import entropic_step, norm, onto_simplex

rng = np.random.default_rng(1)
points = 3 * rng.standard_normal((50, 4))
inside = rng.dirichlet(np.ones(4), size=200)


@pytest.mark.parametrize(
    ("project", "members"),
    [
        (onto_ball(1.5, np.ones(4)), 1 + 1.5 * (inside - 0.25)),
        (onto_box(-1, 2), 3 * inside - 1),
        (onto_simplex, inside),
    ],
    ids=["ball", "box", "simplex"],
)
def test_a_projection_makes_an_obtuse_angle_with_every_member(project, members):
    projected = project(points)
    assert np.allclose(project(projected), projected)
    angle = np.einsum("pd,pmd->pm", points - projected, members - projected[:, None])
    assert np.max(angle) <= 1e-12


def test_a_point_inside_the_ball_stays_where_it_is():
    assert np.array_equal(onto_ball(2)(np.ones(3)), np.ones(3))
    assert np.array_equal(onto_ball(2)(np.zeros(3)), np.zeros(3))


def test_the_simplex_projection_is_exact_on_rationals():
    x = np.array([Fraction(1, 2), Fraction(2, 3), Fraction(-1)])
    assert onto_simplex(x).tolist() == [Fraction(5, 12), Fraction(7, 12), 0]


def test_soft_thresholding_minimizes_the_proximal_objective():
    grid = np.linspace(-4, 4, 8001)
    for x in (-2.5, -0.3, 0.0, 0.8, 3.0):
        best = grid[np.argmin(0.5 * (grid - x) ** 2 + 0.7 * np.abs(grid))]
        assert abs(soft_threshold(np.array(x), 0.7) - best) < 1e-3


def test_the_linear_minimizer_is_one_vertex_even_when_two_are_equal():
    assert simplex_vertex(np.array([[2, 1, 1], [0, 5, 0]])).tolist() == [[0, 1, 0], [1, 0, 0]]


def test_the_entropic_step_survives_gradients_that_would_overflow():
    x = np.array([0.999, 0.001])
    assert np.allclose(entropic_step(x, np.array([2000.0, 0.0])), [0, 1])
    assert np.allclose(entropic_step(x, np.array([0.0, -2000.0])), [0, 1])


def test_the_norm_is_taken_over_the_last_axis():
    assert np.allclose(norm(points), np.linalg.norm(points, axis=-1))
    assert norm(points, keepdims=True).shape == (50, 1)
