from fractions import Fraction

import numpy as np
import pytest

from theorycheck.arithmetic import EXACT, lifted
from theorycheck.claims.draws import reading
from theorycheck.errors import StatementError
from theorycheck.strategies import (
    choices,
    log_reals,
    matrices,
    probabilities,
    quadratics,
    reals,
    rotations,
    sizes,
    vectors,
)
from theorycheck.strategies.arrays import diagonal, reflected


def draws(strategy, count=40, length=400, seed=0):
    rng = np.random.default_rng(seed)
    for _ in range(count):
        yield reading([int(k) for k in rng.integers(-600, 1100, length)])(strategy)


def steps_of(number, low, high):
    return (Fraction(number) - Fraction(low)) / (Fraction(high) - Fraction(low)) * 1024


@pytest.mark.parametrize(("low", "high"), [(0, 1), (-1, 1), (-2, 6), (0.25, 4), (-3, 3), (0, 0)])
def test_reals_lie_on_a_dyadic_grid_of_1024_steps(low, high):
    for x in draws(reals(low, high)):
        assert low <= x <= high
        if low < high:
            assert steps_of(x, low, high).denominator == 1


def test_reals_reach_both_ends_exactly():
    third = 1 / 3
    assert reading([1024])(reals(0.1, third)) == third
    assert reading([0])(reals(0.1, third)) == 0.1
    assert reading([512])(reals(-third, third)) == third
    assert reading([-512])(reals(-third, third)) == -third
    assert reading([0])(reals(-1, 1)) == 0


def test_a_range_the_wrong_way_round_is_refused():
    with pytest.raises(StatementError, match="must not exceed"):
        reading([0])(reals(2, 1))
    for low, high in ((0, 1), (2, 1), (-1, 1)):
        with pytest.raises(StatementError, match="positive, in order"):
            reading([0])(log_reals(low, high))


def test_log_reals_are_spread_evenly_in_their_logarithm():
    values = [reading([k])(log_reals(1e-4, 100)) for k in range(1025)]
    assert values[0] == 1e-4
    assert values[-1] == 100
    assert np.allclose(np.diff(np.log(values)), np.log(1e6) / 1024)


def test_probabilities_are_dyadic_and_never_certain():
    values = {reading([k])(probabilities()) for k in range(-5, 1030)}
    assert min(values) == 1 / 1024
    assert max(values) == 1023 / 1024
    assert all((1024 * p).is_integer() for p in draws(probabilities(0.05, 0.5)))
    assert all(0.04 < p <= 0.5 for p in draws(probabilities(0.05, 0.5)))


def test_sizes_and_choices_stay_in_range():
    assert {reading([k])(sizes(2, 5)) for k in range(-3, 9)} == {2, 3, 4, 5}
    assert {reading([k])(choices("abc")) for k in range(5)} == {"a", "b", "c"}


@pytest.mark.parametrize("shape", [(1, 1), (3, 4), (8, 8), (9, 9)])
def test_arrays_have_their_shape_and_lie_on_the_grid(shape):
    for array in draws(matrices(*shape, -1, 3), count=4):
        assert array.shape == shape
        assert all(steps_of(x, -1, 3).denominator == 1 for x in array.flat)
    for vector in draws(vectors(shape[0]), count=4):
        assert vector.shape == shape[:1]
        assert np.abs(vector).max() <= 1


def exactly(value):
    return lifted(value, EXACT.lift)


@pytest.mark.parametrize("dimension", [1, 2, 3, 5])
def test_rotations_are_orthogonal_without_rounding(dimension):
    identity = np.eye(dimension, dtype=int)
    for rotation in draws(rotations(dimension), count=20):
        q = reflected(rotation, exactly(np.eye(dimension)))
        assert np.all(q @ q.T == identity)
        back = reflected(rotation, q, inverse=True)
        assert np.all(back == identity)


def test_quadratics_have_exactly_the_eigenvalues_they_claim():
    found = list(draws(quadratics(), count=25, seed=3))
    for drawn in found:
        f = exactly(drawn)
        columns = reflected(f.rotation, exactly(np.eye(f.dim)))
        hessian = f.gradient(f.argmin + exactly(np.eye(f.dim)))
        for value, vector in zip(f.eigenvalues, columns, strict=True):
            assert np.all(vector @ hessian == value * vector)
        assert np.all(hessian == hessian.T)
        assert f.mu == min(f.eigenvalues)
        assert max(f.eigenvalues) == f.L
    assert {f.dim for f in found} == {1, 5} | {f.dim for f in found}


def test_the_gradient_of_a_quadratic_is_that_of_its_values():
    for drawn in draws(quadratics(), count=10, seed=4):
        f = exactly(drawn)
        x, step = exactly(np.full(f.dim, 0.5)), exactly(np.eye(f.dim))
        central = (f(x + step) - f(x - step)) / 2
        assert np.all(central == f.gradient(x))
        assert np.all(f.gradient(f.argmin) == 0 * x)
        assert f(f.argmin) == 0


def test_some_quadratics_repeat_their_extreme_eigenvalues():
    repeated = [f for f in draws(quadratics(dim=(4, 5)), count=40) if len(set(f.eigenvalues)) <= 2]
    assert 5 < len(repeated) < 35


def test_quadratics_respect_the_constants_asked_for():
    for f in draws(quadratics(dim=(2, 3), mu=1, L=2)):
        assert 2 <= f.dim <= 3
        assert f.mu >= 1
        assert f.mu <= f.L <= 2


def test_a_diagonal_keeps_its_arithmetic():
    assert np.all(diagonal(exactly(np.array([0.5, 2.0]))) == np.diag([0.5, 2.0]))
    with pytest.raises(StatementError, match="one row"):
        diagonal(np.eye(2))
