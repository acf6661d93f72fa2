"""Gradient transformations of optax answer as the references of their roles."""

import numpy as np
import pytest

from theorycheck import optimization
from theorycheck.adapters import optax_transform
from theorycheck.errors import NotApplicable

optax = pytest.importorskip("optax")
jax = pytest.importorskip("jax")

BATCH = np.array([[1.0, -2.0], [0.5, 4.0]])


def gradient(x):
    return np.array([1.0, 0.25]) * x + 0.5 * np.sin(x[..., ::-1])


def agree(found, expected):
    np.testing.assert_allclose(found, expected, rtol=1e-13, atol=1e-13)


def sgd(step_size, *, momentum=None):
    return optax.sgd(step_size, momentum=momentum)


def ahead(step_size, *, momentum):
    return optax.sgd(step_size, momentum=momentum, nesterov=True)


def test_steps_that_change_are_taken_in_double_precision():
    etas = [0.25, 0.125, 0.5]
    found = optax_transform(sgd)(gradient, BATCH, etas, steps=3)
    agree(found, optimization.gradient_descent(gradient, BATCH, etas, steps=3))
    assert jax.numpy.ones(1).dtype == np.float32  # and nobody else's precision is changed


def test_momentum_is_the_heavy_ball_and_nesterov_looks_ahead():
    given = dict(steps=5, momentum=0.5)
    found = optax_transform(sgd)(gradient, BATCH, 0.25, **given)
    agree(found, optimization.heavy_ball(gradient, BATCH, 0.25, **given))
    found = optax_transform(ahead, "lookahead")(gradient, BATCH, 0.25, **given)
    agree(found, optimization.nesterov(gradient, BATCH, 0.25, **given))


def test_the_state_goes_on_where_the_step_size_changes():
    def adam(step_size, *, beta_1, beta_2):
        return optax.adam(step_size, b1=beta_1, b2=beta_2, eps=1e-8)

    given = dict(steps=4, beta_1=0.5, beta_2=0.75)
    etas = [0.5, 0.25, 0.25, 0.125]
    found = optax_transform(adam)(gradient, BATCH, etas, **given)
    agree(found, optimization.adam(gradient, BATCH, etas, **given))


def test_layers_and_projections():
    def slopes(x):
        return x[0] @ np.diag(x[1]), x[0].sum(axis=0)

    layers = np.array([[1.0, 2.0], [0.5, -1.0]]), np.array([0.5, 0.25])
    found = optax_transform(sgd)(slopes, layers, 0.25, steps=3)
    expected = optimization.gradient_descent(slopes, layers, 0.25, steps=3)
    for a, b in zip(found, expected, strict=True):
        agree(a, b)
    box = optimization.onto_box(-0.5, 0.5)
    found = optax_transform(sgd)(lambda x, _: x, BATCH, 0.25, order=range(3), project=box)
    expected = optimization.stochastic_gradient_descent(
        lambda x, _: x, BATCH, 0.25, order=range(3), project=box
    )
    agree(found, expected)


def test_what_has_no_trace_does_not_look_ahead():
    with pytest.raises(NotApplicable, match="needs a trace"):
        optax_transform(sgd, "lookahead")(gradient, BATCH, 0.25, steps=3)
    with pytest.raises(NotApplicable, match="asks for an optimizer with beta_1"):
        optax_transform(sgd)(gradient, BATCH, 0.25, steps=3, beta_1=0.5)
    with pytest.raises(ValueError, match="reads='y': choose"):
        optax_transform(sgd, "y")
