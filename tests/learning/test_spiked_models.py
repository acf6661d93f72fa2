import numpy as np
import pytest

from theorycheck.learning import interpolation_variance, wishart_root

rng = np.random.default_rng(5)


def test_bartlett_roots_have_the_moments_of_a_wishart_matrix():
    L = wishart_root(rng, 3, 7, trials=20_000)
    W = L @ L.mT
    assert W.mean(axis=0) == pytest.approx(7 * np.eye(3), abs=0.15)
    assert W[:, 0, 0].var() == pytest.approx(14, rel=0.06)
    assert W[:, 0, 1].var() == pytest.approx(7, rel=0.06)


def test_fewer_directions_than_examples_are_refused():
    with pytest.raises(ValueError, match="at least n directions"):
        wishart_root(rng, 4, 3, trials=1)


def test_the_variance_is_that_of_a_design_drawn_in_full():
    n, M, spikes, height = 4, 20, 2, 9.0
    short = interpolation_variance(rng, n, M, spikes=spikes, height=height, trials=20_000)
    spectrum = np.concatenate([np.full(spikes, height), np.ones(M)])
    X = rng.standard_normal((20_000, n, spikes + M)) * np.sqrt(spectrum)
    A = np.linalg.inv(X @ X.mT)
    full = np.trace(A @ (X * spectrum) @ X.mT @ A, axis1=1, axis2=2)
    assert short.mean() == pytest.approx(full.mean(), rel=0.03)
