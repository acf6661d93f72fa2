"""Methods for finite sums that reduce the variance of their gradients."""

import numpy as np
import pytest

from theorycheck.optimization import gradient_descent, saga, svrg_epoch
from theorycheck.strategies.finite_sums import FiniteSum

F = FiniteSum(
    np.array([[1.0, 0.5], [0.0, 1.0], [0.5, -1.0]]),
    0.25,
    np.array([[1.0, 0.0], [0.0, 2.0], [-1.0, 1.0]]),
)
X_0 = np.array([1.0, -2.0])
ORDER = np.random.default_rng(0).integers(0, 3, (400, 5))
METHODS = [svrg_epoch, saga]


def gradient(x, i):
    return F.gradient(x, np.eye(3)[i])


def run(method, order, step=0.1):
    return method(gradient, np.broadcast_to(X_0, (*order.shape[1:], 2)), step, order=order, terms=3)


@pytest.mark.parametrize("method", METHODS)
def test_the_first_step_follows_the_whole_gradient(method):
    whole = gradient_descent(lambda x: F.gradient(x, np.full(3, 1 / 3)), X_0, 0.1, steps=1)
    path = run(method, ORDER[:1])
    assert np.allclose(path[0], X_0)
    assert np.allclose(path[1], whole[1])


@pytest.mark.parametrize("method", METHODS)
def test_trials_are_run_as_if_alone(method):
    paths = run(method, ORDER[:6])
    for trial in range(5):
        assert np.allclose(paths[:, trial], run(method, ORDER[:6, trial]))


def test_saga_reaches_the_minimizer_of_terms_that_disagree():
    assert np.abs(run(saga, ORDER)[-1]).max() < 1e-6


def test_an_epoch_from_the_minimizer_stays_there():
    order = ORDER[:8]
    assert np.allclose(svrg_epoch(gradient, np.zeros((5, 2)), 0.1, order=order, terms=3), 0)


def test_saga_remembers_the_last_gradient_of_each_term():
    x, memory = X_0, [gradient(X_0, i) for i in range(3)]
    order = np.array([0, 2, 2, 1])
    for i in order:
        new = gradient(x, i)
        x = x - 0.1 * (new - memory[i] + sum(memory) / 3)
        memory[i] = new
    assert np.allclose(run(saga, order)[-1], x)
