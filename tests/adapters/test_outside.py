"""Plain callables in the place of parts: copies, floats, one trial, one vector."""

import numpy as np
import pytest

from theorycheck import optimization
from theorycheck.adapters import outside
from theorycheck.arithmetic import EXACT
from theorycheck.errors import LeftArithmetic, NotApplicable
from theorycheck.learning import ridge

BATCH = np.array([[1.0, -2.0], [0.5, 4.0], [3.0, 0.0]])


def one_descent(gradient, x_0, step_size, *, steps=None, order=None, watch=None):
    """Descend from one point, as somebody who knows no batches writes it."""
    assert x_0.ndim == 1
    path, x = [x_0.copy()], x_0
    for t in range(steps if order is None else len(order)):
        g = gradient(x) if order is None else gradient(x, order[t])
        x -= (step_size(t) if callable(step_size) else step_size) * g
        path.append(x.copy())
    return [watch(x) for x in path] if watch else path


def gradient(x):
    return np.array([1.0, 0.25]) * x + 0.5 * np.sin(x[..., ::-1])


def test_it_gets_copies():
    x_0 = BATCH[0].copy()
    found = outside(one_descent)(gradient, x_0, 0.25, steps=3)
    np.testing.assert_array_equal(x_0, BATCH[0])
    expected = optimization.gradient_descent(gradient, x_0, 0.25, steps=3)
    np.testing.assert_allclose(found, expected, rtol=1e-15)


@pytest.mark.parametrize(
    "eta",
    [0.25, np.array([[0.25], [0.5], [0.0]]), lambda t: np.array([[0.25], [0.5], [0.0]]) / (t + 1)],
    ids=["number", "per trial", "schedule per trial"],
)
def test_trials_are_gone_through_one_by_one(eta):
    found = outside(one_descent, batched=False)(gradient, BATCH, eta, steps=3)
    expected = optimization.gradient_descent(gradient, BATCH, eta, steps=3)
    np.testing.assert_allclose(found, expected, rtol=1e-15)


def test_each_trial_has_its_own_samples():
    order = np.array([[0, 1, 0], [1, 1, 0]])

    def of_sample(x, i):
        return x - np.asarray(i)[..., None]

    found = outside(one_descent, batched=False)(of_sample, BATCH, 0.25, order=order)
    expected = optimization.stochastic_gradient_descent(of_sample, BATCH, 0.25, order=order)
    np.testing.assert_allclose(found, expected, rtol=1e-15)


def test_a_fit_to_one_data_set_is_asked_for_each():
    def fit(X, y, penalty):
        assert X.ndim == 2
        return np.linalg.solve(X.T @ X + penalty * np.eye(X.shape[1]), X.T @ y)

    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(4, 5, 2)), rng.normal(size=(4, 5))
    found = outside(fit, batched=False)(X, y, 0.5)
    np.testing.assert_allclose(found, ridge(X, y, 0.5), rtol=1e-12)
    np.testing.assert_allclose(outside(fit, batched=False)(X[0], y[0], 0.5), found[0])


def test_noise_is_dealt_out_to_the_trials():
    def noisy(gradient, start, step_size, noise):
        path = [start]
        for z in noise:
            path.append(path[-1] - step_size * (gradient(path[-1]) + z))
        return path

    noise = np.arange(24.0).reshape(4, 3, 2)
    found = outside(noisy, batched=False)(gradient, BATCH, 0.25, noise)
    assert found.shape == (5, 3, 2)
    alone = noisy(gradient, BATCH[1], 0.25, noise[:, 1])
    np.testing.assert_allclose(found[:, 1], alone, rtol=1e-14)


def test_a_tuple_of_layers_is_one_vector():
    def slopes(x):
        return x[0] @ np.diag(x[1]), x[0].sum(axis=0)

    layers = np.array([[1.0, 2.0], [0.5, -1.0]]), np.array([0.5, 0.25])
    flat = outside(one_descent, tuples=False, batched=False)
    expected = optimization.gradient_descent(slopes, layers, 0.25, steps=3)
    for a, b in zip(flat(slopes, layers, 0.25, steps=3), expected, strict=True):
        np.testing.assert_allclose(a, b, rtol=1e-14)
    seen = flat(slopes, layers, 0.25, steps=3, watch=lambda x: x[1].sum())
    np.testing.assert_allclose(seen, expected[1].sum(axis=1), rtol=1e-14)


def test_everything_it_sees_is_in_the_precision_that_is_asked_for():
    seen = []

    def precise(gradient, x_0, step_size, *, steps):
        seen.extend([x_0.dtype, np.asarray(step_size).dtype, gradient(x_0).dtype])
        return np.stack([x_0] * (steps + 1))

    outside(precise, dtype="float32")(gradient, BATCH, 0.25, steps=2)
    assert seen == [np.dtype("float32")] * 3


def test_dyadic_numbers_are_lowered_and_others_refused():
    exact = np.array([EXACT.lift(x) for x in (0.5, -0.25)], dtype=object)
    double = outside(lambda x: 2 * x, name="double")
    np.testing.assert_array_equal(double(exact), [1.0, -0.5])
    with pytest.raises(LeftArithmetic, match="is no float64"):
        double(exact / 3)


def test_what_sees_all_trials_at_once_is_not_applicable():
    with pytest.raises(NotApplicable, match="watch= sees all trials"):
        outside(one_descent, batched=False)(gradient, BATCH, 0.25, steps=2, watch=np.sum)


def test_it_is_called_and_named_as_the_callable():
    assert outside(one_descent).__name__ == "one_descent"
    assert outside(one_descent, name="mine").__name__ == "mine"
    with pytest.raises(TypeError, match="missing"):
        outside(one_descent)(gradient)
