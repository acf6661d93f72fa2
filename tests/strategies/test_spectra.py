from fractions import Fraction

import numpy as np
import pytest

from theorycheck.arithmetic import EXACT, lifted
from theorycheck.claims.draws import reading
from theorycheck.strategies import large_designs, large_quadratics, log_sizes, spectra
from theorycheck.strategies.arrays import reflected
from theorycheck.strategies.spectra import LAWS, Spectrum, large_rotations

rng = np.random.default_rng(15)


def random_choices(count=12):
    return rng.integers(0, 2000, count).tolist()


@pytest.mark.parametrize("law", LAWS)
@pytest.mark.parametrize("d", [1, 7, 1000])
def test_spectra_fall_from_one_and_are_isotropic_at_strength_zero(law, d):
    assert np.all(Spectrum(law, Fraction(0)).values(d) == 1)
    for strength in ("1/64", "1/2", "1"):
        values = Spectrum(law, Fraction(strength)).values(d)
        assert values[0] == 1
        assert np.all(np.diff(values) <= 0)
        assert values[-1] >= 0
        assert d == 1 or values[-1] < 1


def test_the_strongest_spectra():
    assert Spectrum("power law", Fraction(1)).values(4)[-1] == 1 / 16
    assert Spectrum("geometric", Fraction(1)).values(9)[-1] == pytest.approx(1e-6)
    assert Spectrum("spiked", Fraction(1, 2)).values(16)[2:] == pytest.approx(np.full(14, 1e-3))
    assert Spectrum("rank-deficient", Fraction(1)).values(9).tolist() == [1, *[0] * 8]
    assert np.sum(Spectrum("rank-deficient", Fraction(1, 4)).values(100)) == 75


def test_all_laws_are_drawn():
    assert {reading([1, k])(spectra()).law for k in range(4)} == set(LAWS)


def test_sizes_are_spread_in_their_logarithm_and_reach_both_ends():
    drawn = [reading([k])(log_sizes(1, 10_000)) for k in range(1025)]
    assert (drawn[0], drawn[-1]) == (1, 10_000)
    assert all(isinstance(size, int) for size in drawn)
    assert np.median(drawn) == pytest.approx(100, abs=1)
    assert {reading([k])(log_sizes(3, 3)) for k in (0, 1024)} == {3}


@pytest.mark.parametrize("dimension", [1, 2, 12])
def test_large_rotations_are_orthogonal_without_rounding(dimension):
    for seed in (0, 1, 99):
        rotation = reading([seed])(large_rotations(dimension))
        q = reflected(rotation, lifted(np.eye(dimension), EXACT.lift))
        assert np.all(q @ q.T == np.eye(dimension, dtype=int))
    assert len(rotation) == (3 if dimension > 1 else 0)
    assert reading([0])(large_rotations(dimension)) == ()


def test_large_quadratics_have_their_constants_exactly():
    f = lifted(reading([512, 40, 1, 512, 3, 4])(large_quadratics(dim=(1, 12))), EXACT.lift)
    assert f.dim > 1
    hessian = f.gradient(f.argmin + np.eye(f.dim, dtype=int))
    columns = reflected(f.rotation, lifted(np.eye(f.dim), EXACT.lift))
    for value, vector in zip(f.eigenvalues, columns, strict=True):
        assert np.all(vector @ hessian == value * vector)
    assert f.eigenvalues[0] == f.L


def test_quadratics_of_a_thousand_dimensions_have_gradients():
    f = reading([1024, 40, 1, 512, 3, 4])(large_quadratics())
    x = rng.standard_normal((2, 1000))
    assert f.gradient(x).shape == (2, 1000)
    assert np.all(f(x) >= 0)
    assert f(f.argmin) == 0


def test_large_designs_have_their_singular_values():
    for _ in range(20):
        A = reading(random_choices())(large_designs(rows=(1, 20), columns=(3, 60)))
        n, p = A.matrix.shape
        assert n <= min(20, p)
        assert np.linalg.svd(A.matrix, compute_uv=False) == pytest.approx(A.values, abs=1e-12)
