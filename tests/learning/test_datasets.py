import sys

import numpy as np
import pytest

from theorycheck.learning import (
    atom_counts,
    bags,
    breast_cancer,
    diabetes,
    digits,
    gaussian_design,
    iris,
    linear_responses,
    separable_points,
    signs,
    sphere_points,
    standardize,
    subsets,
    wine,
)

real = {digits: (1797, 64), breast_cancer: (569, 30), wine: (178, 13), iris: (150, 4)}
real |= {diabetes: (442, 10)}


@pytest.fixture
def rng():
    return np.random.default_rng(11)


@pytest.mark.parametrize(("load", "shape"), real.items(), ids=lambda p: getattr(p, "__name__", ""))
def test_real_data_are_standardized_read_only_and_read_once(load, shape):
    data = load()
    assert data.X.shape == shape
    assert data.y.shape == shape[:1]
    assert data.X.dtype == data.y.dtype == np.float64
    assert np.allclose(np.mean(data.X, axis=0), 0)
    deviations = np.std(data.X, axis=0)
    assert np.all(np.isclose(deviations, 1) | (deviations == 0))
    assert load() is data
    for array in (data.X, data.y):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0


def test_binary_targets_are_minus_one_and_plus_one():
    assert set(breast_cancer().y) == {-1.0, 1.0}
    fives = digits().against_rest(5)
    assert set(fives) == {-1.0, 1.0}
    assert np.sum(fives > 0) == 182


def test_one_hot_targets_have_one_column_per_class():
    assert wine().one_hot().shape == (178, 3)
    assert np.array_equal(np.argmax(digits().one_hot(), axis=-1), digits().y)
    assert np.array_equal(np.argmax(breast_cancer().one_hot(), axis=-1), breast_cancer().y > 0)
    with pytest.raises(ValueError, match="diabetes has a score"):
        diabetes().one_hot()


def test_without_scikit_learn_the_cure_is_named(monkeypatch):
    from theorycheck.learning import datasets  # noqa: PLC0415

    monkeypatch.setitem(sys.modules, "sklearn", None)
    datasets._load.cache_clear()
    with pytest.raises(ImportError, match=r"pip install theorycheck\[data\]"):
        iris()


def test_constant_columns_become_zero():
    assert np.array_equal(standardize(np.array([[2.0, 1.0], [2.0, 3.0]])), [[0, -1], [0, 1]])


def test_subsets_are_without_replacement(rng):
    chosen = subsets(rng, 10, 6, trials=500)
    assert chosen.shape == (500, 6)
    assert all(len(set(row)) == 6 for row in chosen)
    assert np.allclose(np.bincount(chosen.ravel(), minlength=10) / 500, 0.6, atol=0.1)


def test_signs_are_balanced_and_every_shape_is_filled(rng):
    drawn = signs(rng, 1000, 13)
    assert drawn.shape == (1000, 13)
    assert set(np.unique(drawn)) == {-1.0, 1.0}
    assert abs(np.mean(drawn)) < 0.03
    assert np.max(np.abs(drawn.T @ drawn / 1000 - np.eye(13))) < 0.15


@pytest.mark.parametrize("dtype", [float, np.float32, np.int8, int])
def test_signs_of_any_type_are_the_bits_of_the_same_bytes(dtype):
    drawn = signs(np.random.default_rng(3), 5, 7, dtype=dtype)
    bits = np.unpackbits(np.frombuffer(np.random.default_rng(3).bytes(5), dtype=np.uint8))
    assert drawn.dtype == dtype
    assert np.array_equal(drawn, 2 * bits[:35].reshape(5, 7).astype(int) - 1)
    assert signs(np.random.default_rng(3), dtype=dtype).shape == ()
    drawn[:] = 0  # what is drawn is the caller's own
    assert np.all(signs(np.random.default_rng(3), 8, dtype=dtype) != 0)


def test_counts_of_atoms_are_those_of_a_sample(rng):
    law = np.array([0.5, 0.3, 0.2, 0.0])
    counts = atom_counts(rng, law, 50, trials=20_000)
    assert counts.shape == (20_000, 4)
    assert np.all(counts.sum(axis=-1) == 50)
    assert np.mean(counts, axis=0) / 50 == pytest.approx(law, abs=0.002)
    assert np.var(counts[:, 0]) == pytest.approx(12.5, rel=0.05)
    assert atom_counts(rng, law, 50).shape == (4,)


def test_gaussian_designs_have_the_deviations_that_are_asked_for(rng):
    X = gaussian_design(rng, 50, 3, trials=400, deviations=np.array([1.0, 2.0, 0.5]))
    assert X.shape == (400, 50, 3)
    assert np.allclose(np.std(X, axis=(0, 1)), [1, 2, 0.5], rtol=0.02)
    assert gaussian_design(rng, 4, 2).shape == (4, 2)


def test_sphere_points_have_length_one(rng):
    assert np.allclose(np.linalg.norm(sphere_points(rng, 9, 4, trials=3), axis=-1), 1)


def test_responses_are_the_signal_and_fresh_noise_for_every_trial(rng):
    X, b = gaussian_design(rng, 20, 3, trials=2000), np.array([1.0, -1.0, 2.0])
    assert np.allclose(linear_responses(rng, X, b, deviation=0), X @ b)
    noise = linear_responses(rng, X, b, deviation=0.5) - X @ b
    assert np.isclose(np.std(noise), 0.5, rtol=0.02)


@pytest.mark.parametrize("d", [2, 3, 6])
def test_separable_points_have_exactly_the_planted_margin(rng, d):
    Z = separable_points(rng, 8, d, 0.3, trials=50)
    assert Z.shape == (50, 8, d)
    assert np.all(np.linalg.norm(Z, axis=-1) <= 1 + 1e-12)
    assert np.allclose(np.min(Z[..., 0], axis=-1), 0.3)
    directions = sphere_points(rng, 4000, d)
    assert np.max(np.min(Z @ directions.T, axis=-2)) <= 0.3 + 1e-12


def test_a_margin_that_no_unit_ball_holds_is_refused(rng):
    with pytest.raises(ValueError, match=r"margin=1.5.*0 < margin < 1"):
        separable_points(rng, 4, 2, 1.5)


def test_bags_have_the_class_concentrations_that_are_asked_for(rng):
    labels = iris().y
    wanted = np.array([[1, 0, 0], [0.2, 0.3, 0.5]])
    drawn = bags(rng, labels, wanted, 40, trials=500)
    assert drawn.shape == (500, 2, 40)
    found = np.stack([np.mean(labels[drawn] == c, axis=(0, 2)) for c in range(3)], axis=-1)
    assert np.array_equal(found[0], [1, 0, 0])
    assert np.allclose(found[1], wanted[1], atol=0.02)
    assert len(np.unique(drawn)) == 150


def test_concentrations_that_do_not_sum_to_one_are_refused(rng):
    with pytest.raises(ValueError, match=r"3 numbers, one per class, that sum to 1"):
        bags(rng, iris().y, np.array([[0.5, 0.5, 0.5]]), 4)
