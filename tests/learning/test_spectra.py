import numpy as np
import pytest

from theorycheck.learning import (
    designs_with_singular_values,
    effective_penalty,
    geometric,
    power_law,
    symmetric_matrices,
    two_level,
)


@pytest.fixture
def rng():
    return np.random.default_rng(12)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (power_law(4, 1), [1, 1 / 2, 1 / 3, 1 / 4]),
        (power_law(3, 0), [1, 1, 1]),
        (two_level(5, 2, 0.25), [1, 1, 0.25, 0.25, 0.25]),
        (two_level(3, 1, 0), [1, 0, 0]),
        (geometric(3, 100), [1, 0.1, 0.01]),
        (geometric(1, 100), [1]),
    ],
)
def test_spectra_fall_from_one(values, expected):
    assert values == pytest.approx(np.array(expected))
    assert values.dtype == float


@pytest.mark.parametrize("d", [1, 2, 10])
def test_symmetric_matrices_have_exactly_the_spectrum_asked_for(rng, d):
    values = np.sort(rng.standard_normal((200, d)))
    H = symmetric_matrices(rng, values)
    assert H.shape == (200, d, d)
    assert np.array_equal(H, H.mT)
    assert np.linalg.eigvalsh(H) == pytest.approx(values, abs=1e-13)


def test_symmetric_matrices_are_turned_anew_in_every_trial(rng):
    H = symmetric_matrices(rng, geometric(4, 10.0), trials=500)
    assert H.shape == (500, 4, 4)
    assert np.all(np.abs(H[:, ~np.eye(4, dtype=bool)]).max(axis=0) > 0.1)
    assert np.std(H[:, 0, 0]) > 0.05
    assert symmetric_matrices(rng, np.ones(3)) == pytest.approx(np.eye(3))


@pytest.mark.parametrize("n", [5, 12, 400])
def test_designs_have_exactly_the_singular_values_asked_for(rng, n):
    values = two_level(5, 3, 0)
    X = designs_with_singular_values(rng, n, values, trials=6)
    assert X.shape == (6, n, 5)
    assert np.linalg.svd(X, compute_uv=False) == pytest.approx(np.tile(values, (6, 1)), abs=1e-13)


def test_a_design_of_few_rows_has_no_more_singular_values(rng):
    with pytest.raises(ValueError, match="n=3, 4 singular values"):
        designs_with_singular_values(rng, 3, np.ones(4))


@pytest.mark.parametrize(("n", "penalty"), [(5, 0.5), (20, 2), (3, 0)])
def test_the_effective_penalty_solves_its_equation(n, penalty):
    s = power_law(8, 1)
    k = effective_penalty(s, n, penalty)
    assert n - penalty / k == pytest.approx(np.sum(s / (s + k)))


def test_without_a_penalty_nothing_is_shrunk_where_examples_suffice():
    assert effective_penalty(power_law(4, 1), 8, 0) == pytest.approx(0, abs=1e-12)
