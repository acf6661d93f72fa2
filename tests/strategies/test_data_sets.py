from fractions import Fraction

import numpy as np
import pytest

from theorycheck.arithmetic import BALLS, EXACT, Ball, Exact, lifted
from theorycheck.arithmetic.lifting import each_number
from theorycheck.arithmetic.noisy import drawn, noisy
from theorycheck.arithmetic.noisy_numbers import NoisyArray
from theorycheck.claims.draws import reading
from theorycheck.claims.readable import readable
from theorycheck.errors import LeftArithmetic
from theorycheck.judge.plain import plain
from theorycheck.strategies import DataSet, data_sets
from theorycheck.strategies.data_sets import INPUTS, TARGETS
from theorycheck.strategies.spectra import Spectrum

rng = np.random.default_rng(13)


def made(n, d, inputs="gaussian", targets="linear teacher", strength=0, noise=0, seed=5):
    spectrum = Spectrum("power law", Fraction(strength))
    return DataSet(n, d, inputs, spectrum, targets, Fraction(noise), seed)


def random_choices(count=12):
    return rng.integers(0, 1025, count).tolist()


def test_the_largest_data_set_is_drawn_whole():
    data = reading([1024, 1024, 1, 0, 0, 2, 0, 7])(data_sets())
    assert data.X.shape == (10_000, 100)
    assert data.y.shape == (10_000,)
    assert data.X is data.X  # made once


def test_the_simplest_data_set_is_one_example_of_one_input():
    data = reading([0] * 8)(data_sets())
    assert (data.n, data.d, data.noise, data.seed) == (1, 1, 0, 0)
    assert data.inputs == INPUTS[0]
    assert data.spectrum.strength == 0


@pytest.mark.parametrize("inputs", INPUTS)
@pytest.mark.parametrize("strength", ["0", "1/2", "1"])
def test_inputs_have_a_mean_squared_norm_of_one(inputs, strength):
    X = made(10_000, 30, inputs, strength=strength).X
    squares = np.sum(X * X, axis=1)
    if inputs == "sphere":
        assert squares == pytest.approx(np.ones(10_000))
    elif inputs == "gaussian":
        assert np.mean(squares) == pytest.approx(1, abs=0.05)
    else:  # 1/chi^2 has no variance; its median is 1/2.366
        assert 0.3 < np.median(squares) < 0.5
        assert np.max(squares) > 30


def test_inputs_have_the_covariance_of_their_spectrum():
    data = made(10_000, 4, strength="1/2")
    law = np.array([1, 1 / 2, 1 / 3, 1 / 4])
    assert np.cov(data.X.T) == pytest.approx(np.diag(law / law.sum()), abs=0.02)


@pytest.mark.parametrize("targets", TARGETS)
def test_targets_have_a_mean_square_of_one(targets):
    data = made(5000, 10, targets=targets)
    assert np.mean(data.y**2) == pytest.approx(1)
    fit = np.linalg.lstsq(data.X, data.y, rcond=None)[0]
    rest = np.mean((data.X @ fit - data.y) ** 2)
    low, high = {"linear teacher": (0, 1e-20), "network teacher": (0.05, 0.9)}.get(
        targets, (0.9, 1)
    )
    assert low <= rest <= high


def test_noise_adds_its_variance():
    clean, noisy_ = made(10_000, 5), made(10_000, 5, noise="1/2")
    assert np.var(noisy_.y - clean.y) == pytest.approx(1 / 4, rel=0.1)
    labels = made(100, 5, targets="random labels", noise="1/2").y
    assert set(labels.tolist()) == {-1, 1}


def test_another_seed_gives_other_data_and_the_same_one_the_same():
    one, other = made(50, 3, seed=1), made(50, 3, seed=2)
    assert not np.any(one.X == other.X)
    assert np.array_equal(one.X, made(50, 3, seed=1).X)
    with pytest.raises(ValueError, match="read-only"):
        one.X[0] = 0


@pytest.mark.parametrize(("arithmetic", "kind"), [(BALLS, Ball), (EXACT, Exact)])
def test_small_data_are_lifted_exactly_and_large_ones_refuse(arithmetic, kind):
    small, large = made(8, 4), made(10_000, 100)
    exact = lifted(small, arithmetic.lift)
    assert all(isinstance(x, kind) for part in (exact.X, exact.y) for x in part.flat)
    assert np.all(lifted(small.X, arithmetic.lift) == exact.X)
    with pytest.raises(LeftArithmetic, match="1,000,000 numbers were made from a seed"):
        _ = lifted(large, arithmetic.lift).X


def test_what_is_made_in_noisy_arithmetic_errs_and_nothing_remembers_it():
    data = made(20, 5, noise="1/4")
    before = data.X, data.y
    with noisy(np.random.default_rng(0)) as noise:
        noise.nudges = True
        copy = each_number(data, drawn)
        assert type(copy.X) is type(copy.y) is NoisyArray
        assert copy.X is copy.X  # what is drawn errs once
        assert np.any(np.asarray(copy.X) != before[0])
        assert np.asarray(copy.X) == pytest.approx(before[0], rel=1e-14)
    assert data.X is before[0]
    assert type(made(20, 5, noise="1/4").y) is np.ndarray
    assert np.array_equal(made(20, 5, noise="1/4").y, before[1])


def test_a_verdict_shows_what_a_data_set_was_drawn_from():
    data = made(10_000, 100, noise="1/4")
    assert readable(data) == (
        "DataSet(n=10000, d=100, inputs=gaussian, spectrum=Spectrum(law=power law, strength=0), "
        "targets=linear teacher, noise=1/4, seed=5)"
    )
    assert plain(data)["noise"] == "1/4"


def test_any_choices_give_finite_data_of_their_shape():
    for _ in range(40):
        data = reading(random_choices())(data_sets(n=(3, 40), d=(2, 9)))
        assert 3 <= data.n <= 40
        assert data.X.shape == (data.n, data.d)
        assert np.all(np.isfinite(data.X))
        assert np.all(np.isfinite(data.y))
