from fractions import Fraction

import flint
import numpy as np
import pytest

from theorycheck.arithmetic.noisy import noisy, noticed
from theorycheck.arithmetic.noisy_numbers import NoisyArray
from theorycheck.optimization import QuadraticGradient, gradient_descent

rng = np.random.default_rng(11)


def exact(A):
    return np.array([Fraction(int(k)) for k in np.asarray(A).flat], dtype=object).reshape(
        np.shape(A)
    )


def test_it_is_the_gradient_of_its_loss():
    A = rng.standard_normal((6, 3, 3))
    f = QuadraticGradient(A + A.mT, rng.standard_normal((6, 3)))
    x, move = rng.standard_normal((6, 3)), 1e-6 * np.eye(3)
    slopes = [(f.loss(x + h) - f.loss(x - h)) / 2e-6 for h in move]
    assert np.allclose(np.stack(slopes, axis=-1), f(x))
    assert np.allclose(f.squared_distance(x), np.linalg.norm(x - f.argmin, axis=-1) ** 2)


def test_watching_by_name_is_exact_on_rationals():
    f = QuadraticGradient(exact([[1, 1], [1, 2]]), exact([1, 0]))
    x_0, half = exact([3, 1]), Fraction(1, 2)
    path = gradient_descent(f, x_0, half, steps=3)
    losses = gradient_descent(f, x_0, half, steps=3, watch="loss")
    assert losses[:2].tolist() == [5, Fraction(5, 8)]
    assert losses.tolist() == f.loss(path).tolist()
    distances = gradient_descent(f, x_0, half, steps=3, watch="squared_distance")
    assert distances.tolist() == f.squared_distance(path).tolist()
    end = gradient_descent(f, x_0, half, steps=3, watch="end")
    assert end.tolist() == path[-1].tolist()


def test_watching_by_name_runs_on_balls():
    lift = np.vectorize(flint.arb, otypes=[object])
    H, argmin, x_0 = np.array([[2.0, 1.0], [1.0, 1.5]]), np.ones(2), np.array([3.0, -1.0])
    for name in ("loss", "squared_distance", "end"):
        balls = gradient_descent(
            QuadraticGradient(lift(H), lift(argmin)), lift(x_0), 0.25, steps=4, watch=name
        )
        floats = gradient_descent(QuadraticGradient(H, argmin), x_0, 0.25, steps=4, watch=name)
        assert max(abs(b - f) for b, f in zip(balls.flat, floats.flat, strict=True)) < 1e-13


def test_numbers_that_err_go_the_plain_way_and_err():
    H, argmin, x_0 = np.eye(2) * np.ones((5, 1, 1)), np.ones((5, 2)), rng.standard_normal((5, 2))
    ends = []
    for seed in range(2):
        with noisy(np.random.default_rng(seed)):
            f = QuadraticGradient(noticed(H), argmin)
            ends.append(gradient_descent(f, noticed(x_0), 0.3, steps=4, watch="end"))
        assert type(ends[-1]) is NoisyArray
    assert not np.array_equal(*ends)


@pytest.mark.parametrize("shapes", [((2, 3), (3,)), ((2, 2), (3,)), ((2,), (2,)), ((2, 2), ())])
def test_matrices_that_do_not_fit_are_refused(shapes):
    H, argmin = map(np.ones, shapes)
    with pytest.raises(ValueError, match=r"need shapes \(\.\.\., d, d\) and \(\.\.\., d\)"):
        QuadraticGradient(H, argmin)


def test_the_end_of_any_path_can_be_kept_alone():
    path = gradient_descent(lambda x: x, np.ones(2), 0.5, steps=3)
    assert np.array_equal(
        gradient_descent(lambda x: x, np.ones(2), 0.5, steps=3, watch="end"), path[-1]
    )
    layers = np.ones(1), np.ones(2)
    end = gradient_descent(lambda now: now, layers, 0.5, steps=2, watch="end")
    assert [layer.tolist() for layer in end] == [[0.25], [0.25, 0.25]]


def test_unknown_names_are_refused_with_those_that_are_known():
    f = QuadraticGradient(np.eye(2), np.zeros(2))
    with pytest.raises(ValueError, match=r"watch='gap': .*\"end\", \"loss\", \"squared_distance\""):
        gradient_descent(f, np.ones(2), 0.5, steps=3, watch="gap")
    with pytest.raises(ValueError, match=r"watch='loss': .*\"loss\" is watch=f"):
        gradient_descent(lambda x: x, np.ones(2), 0.5, steps=3, watch="loss")
