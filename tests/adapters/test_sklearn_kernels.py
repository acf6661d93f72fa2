import sys

import numpy as np
import pytest

from theorycheck.adapters.sklearn_kernels import scikit_ntk_kernel, sklearn_kernel, sklearn_predict
from theorycheck.errors import NotApplicable
from theorycheck.kernels import gaussian_kernel, linear_kernel, ntk_kernel
from theorycheck.learning import nearest_neighbor

pytest.importorskip("sklearn")

from sklearn.gaussian_process.kernels import RBF
from sklearn.neighbors import KNeighborsClassifier

rng = np.random.default_rng(0)
X, Z = rng.standard_normal((2, 5, 3)), rng.standard_normal((2, 4, 3))


def test_a_metric_of_scikit_learn_is_a_kernel_on_every_trial():
    rbf = sklearn_kernel("rbf", lambda bandwidth=1: {"gamma": 1 / (2 * bandwidth**2)})
    assert np.allclose(rbf(X, Z, bandwidth=2), gaussian_kernel(X, Z, bandwidth=2))
    assert np.allclose(rbf(X), gaussian_kernel(X))
    assert np.allclose(sklearn_kernel("linear")(X[0]), linear_kernel(X[0]))


def test_a_function_of_two_inputs_is_a_kernel():
    process = sklearn_kernel(
        lambda A, B, bandwidth: RBF(bandwidth)(A, B), lambda bandwidth=1: {"bandwidth": bandwidth}
    )
    assert np.allclose(process(X, bandwidth=2), gaussian_kernel(X, bandwidth=2))


def test_options_that_a_metric_does_not_read_are_refused():
    with pytest.raises(NotApplicable, match=r"does not read \{'depth': 2\}"):
        sklearn_kernel("linear")(X, depth=2)


def test_the_nearest_neighbour_is_ours():
    y = rng.integers(0, 2, (2, 5))
    theirs = sklearn_predict(lambda: KNeighborsClassifier(1))(X, y, Z)
    assert np.array_equal(theirs, nearest_neighbor(X, y, Z))


@pytest.mark.parametrize("depth", [1, 2, 3])
def test_scikit_ntk_has_the_tangent_kernel_up_to_its_scale(depth):
    pytest.importorskip("skntk")
    assert np.allclose(scikit_ntk_kernel()(X, depth=depth), ntk_kernel(X, depth=depth))


def test_a_library_that_is_missing_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "skntk", None)
    with pytest.raises(NotApplicable, match="pip install scikit-ntk"):
        scikit_ntk_kernel()
