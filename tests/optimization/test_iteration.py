from fractions import Fraction

import flint
import numpy as np
import pytest

from theorycheck.arithmetic import Exact
from theorycheck.optimization import (
    every_order,
    fista_momentum,
    heavy_ball_parameters,
    nesterov_momentum,
    one_like,
    optimized_weights,
    spectral_radius,
)
from theorycheck.optimization.iteration import (
    chebyshev_step_sizes,
    every_permutation,
    schedule,
    silver_step_sizes,
)


def test_a_schedule_is_read_from_a_number_a_sequence_or_a_function():
    assert [schedule(0.5, 3)(t) for t in range(3)] == [0.5, 0.5, 0.5]
    assert [schedule([1, 2, 3], 3)(t) for t in range(3)] == [1, 2, 3]
    assert [schedule(lambda t: 1 / (t + 1), 3)(t) for t in range(3)] == [1, 1 / 2, 1 / 3]


def test_a_column_of_step_sizes_is_one_per_trial():
    per_trial = np.array([[0.1], [0.2]])
    assert schedule(per_trial, 7)(3) is per_trial


def test_a_schedule_of_the_wrong_length_is_refused_with_the_cure():
    with pytest.raises(ValueError, match=r"2 entries for 3 steps.*\(trials, 1\)"):
        schedule([0.1, 0.2], 3)


def test_one_is_exact_in_the_arithmetic_of_its_values():
    assert isinstance(one_like(np.array([Fraction(1, 3)])), Fraction)
    assert isinstance(one_like(2.0, flint.arb(3)), flint.arb)
    assert one_like(np.zeros((2, 3))) == 1


def test_fista_momentum_starts_at_zero_and_grows_like_one_minus_three_over_k():
    momentum = fista_momentum(1000)
    assert momentum[0] == 0
    assert abs((1 - momentum[-1]) * 1000 - 3) < 0.05


def test_fista_momentum_is_a_narrow_ball_when_it_starts_from_one():
    ball, number = fista_momentum(20, flint.arb(1))[-1], fista_momentum(20)[-1]
    assert ball.rad() < 1e-12
    assert abs(ball - number) < 1e-12


def test_the_last_weight_of_ogm_alone_has_an_eight():
    theta = optimized_weights(2)
    assert np.allclose(theta[1], (1 + 5**0.5) / 2)
    assert np.allclose(theta[2], (1 + (1 + 8 * theta[1] ** 2) ** 0.5) / 2)
    assert len(optimized_weights(0)) == 1


@pytest.mark.parametrize("steps", [1, 2, 5, 32])
def test_chebyshev_steps_shrink_every_mode_by_their_polynomial(steps):
    curvatures, largest = np.linspace(0.25, 4, 2001), np.cosh(steps * np.arccosh(4.25 / 3.75))
    etas = np.array(chebyshev_step_sizes(0.25, 4.0, steps))
    partial = np.cumprod(1 - etas[:, None] * curvatures, axis=0)
    assert np.max(np.abs(partial[-1])) == pytest.approx(1 / largest)
    assert np.max(np.abs(partial)) < 20  # with the largest first, 5e9
    equal = np.max(np.abs(1 - 2 / 4.25 * curvatures) ** steps)
    assert (equal > 1.1 / largest) == (steps > 1)


def test_silver_steps_of_three_are_root_two_two_root_two():
    assert np.allclose(silver_step_sizes(1, 3), [2**0.5, 2, 2**0.5])
    assert np.allclose(silver_step_sizes(4, 7)[3], (2 + 2**0.5) / 4)


def test_polyaks_parameters_put_both_extreme_modes_on_the_circle():
    mu, L = 1, 25
    step_size, momentum = heavy_ball_parameters(mu, L)
    assert np.isclose(step_size, 1 / 9)
    assert np.isclose(momentum, 4 / 9)
    for eigenvalue in (mu, L):
        roots = np.roots([1, -(1 + momentum - step_size * eigenvalue), momentum])
        assert np.allclose(np.abs(roots), nesterov_momentum(mu, L))


def test_every_order_is_enumerated_once():
    assert every_order(3, 2).shape == (2, 9)
    assert len({tuple(order) for order in every_order(3, 4).T}) == 81
    assert min(map(tuple, every_permutation(3).T)) == (0, 1, 2)
    assert every_permutation(4).shape == (4, 24)


@pytest.mark.parametrize(("a", "b"), [(1.9, 0.81), (0.5, 0.9), (-1.5, 0.5), (-2.5, 1), (1, -0.5)])
def test_the_spectral_radius_is_read_from_four_points(a, b):
    points = [1.0, 0.7]
    for _ in range(2):
        points.append(a * points[-1] - b * points[-2])
    expected = max(abs(np.roots([1, -a, b])))
    entries = np.array(points)[:, None] * [1, -3]
    assert spectral_radius(entries) == pytest.approx([expected, expected])


def test_the_spectral_radius_is_zero_where_all_ends_at_once():
    assert spectral_radius(np.array([1, 0, 0, 0])) == 0


def test_the_spectral_radius_of_whole_numbers_is_exact():
    one = Exact(flint.fmpq(1))
    assert spectral_radius(np.array([2, -3, 5, -9]) * one) == 2
