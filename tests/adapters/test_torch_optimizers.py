"""Optimizers of torch answer as the references of their roles."""

import numpy as np
import pytest

from theorycheck import optimization
from theorycheck.adapters import torch_optimizer
from theorycheck.errors import NotApplicable

torch = pytest.importorskip("torch")

BATCH = np.array([[1.0, -2.0], [0.5, 4.0]])
G = np.array([[1.0, -2.0], [0.0, 0.5], [-3.0, 0.25], [0.0, 1.0]])


def gradient(x):
    return np.array([1.0, 0.25]) * x + 0.5 * np.sin(x[..., ::-1])


def agree(found, expected):
    np.testing.assert_allclose(found, expected, rtol=1e-13, atol=1e-13)


def sgd(parameters, step_size, *, momentum=0.0):
    return torch.optim.SGD(parameters, lr=step_size, momentum=momentum)


def ahead(parameters, step_size, *, momentum):
    return torch.optim.SGD(parameters, lr=step_size, momentum=momentum, nesterov=True)


def test_momentum_is_the_heavy_ball():
    given = dict(steps=6, momentum=0.5)
    found = torch_optimizer(sgd)(gradient, BATCH, 0.25, **given)
    agree(found, optimization.heavy_ball(gradient, BATCH, 0.25, **given))


def test_the_path_is_behind_the_point_that_nesterov_stores():
    given = dict(steps=6, momentum=0.5)
    expected = optimization.nesterov(gradient, BATCH, 0.25, **given)
    agree(torch_optimizer(ahead, "lookahead")(gradient, BATCH, 0.25, **given), expected)
    raw = torch_optimizer(ahead)(gradient, BATCH, 0.25, **given)
    assert np.max(np.abs(raw - expected)) > 0.1


def test_dampening_is_another_method():
    def damped(parameters, step_size, *, momentum):
        return torch.optim.SGD(parameters, lr=step_size, momentum=momentum, dampening=0.5)

    given = dict(steps=6, momentum=0.5)
    found = torch_optimizer(damped)(gradient, BATCH, 0.25, **given)
    expected = optimization.heavy_ball(gradient, BATCH, 0.25, **given)
    assert np.max(np.abs(found - expected)) > 0.1


def test_adaptive_methods_answer_as_ours():
    def adam(parameters, step_size, *, beta_1, beta_2):
        return torch.optim.Adam(parameters, lr=step_size, betas=(beta_1, beta_2), eps=1e-8)

    def adagrad(parameters, step_size):
        return torch.optim.Adagrad(parameters, lr=step_size, eps=1e-300)

    etas = [0.5, 0.25, 0.125, 0.0625]
    given = dict(order=range(4), beta_1=0.5, beta_2=0.75)

    def played(x, t):
        return G[t] + 0 * x

    agree(
        torch_optimizer(adam)(played, BATCH[0], etas, **given),
        optimization.adam(played, BATCH[0], etas, **given),
    )
    agree(
        torch_optimizer(adagrad)(played, BATCH[0], etas, order=range(4)),
        optimization.adagrad(played, BATCH[0], etas, order=range(4)),
    )


def test_layers_are_parameters_each():
    def slopes(x):
        return x[0] @ np.diag(x[1]), x[0].sum(axis=0)

    layers = np.array([[1.0, 2.0], [0.5, -1.0]]), np.array([0.5, 0.25])
    found = torch_optimizer(sgd)(slopes, layers, 0.25, steps=3)
    expected = optimization.gradient_descent(slopes, layers, 0.25, steps=3)
    for a, b in zip(found, expected, strict=True):
        agree(a, b)


def test_a_method_that_mixes_coordinates_gets_each_trial_by_itself():
    def clipped(parameters, step_size):
        optimizer = torch.optim.SGD(parameters, lr=step_size)
        optimizer.register_step_pre_hook(
            lambda *_: torch.nn.utils.clip_grad_norm_(parameters, 1.0) and None
        )
        return optimizer

    by_trial = torch_optimizer(clipped, axes=1)(gradient, BATCH, 0.25, steps=3)
    alone = [torch_optimizer(clipped)(gradient, x, 0.25, steps=3) for x in BATCH]
    agree(by_trial, np.stack(alone, axis=1))
    together = torch_optimizer(clipped)(gradient, BATCH, 0.25, steps=3)
    assert np.max(np.abs(together - by_trial)) > 0.01


def test_short_floats_are_asked_for():
    path = torch_optimizer(sgd, dtype="float32")(gradient, BATCH / 3, 0.25, steps=3)
    assert path.dtype == np.float32


def test_a_function_may_read_the_point():
    half = torch_optimizer(sgd, lambda _, parameter: parameter / 2)
    expected = optimization.gradient_descent(gradient, BATCH, 0.25, steps=3) / 2
    agree(half(gradient, BATCH, 0.25, steps=3), expected)


def test_an_option_that_is_not_taken_is_not_applicable():
    with pytest.raises(NotApplicable, match="asks for an optimizer with beta_1"):
        torch_optimizer(sgd)(gradient, BATCH, 0.25, steps=3, beta_1=0.5)
    with pytest.raises(NotApplicable, match="missing a required argument: 'momentum'"):
        torch_optimizer(ahead)(gradient, BATCH, 0.25, steps=3)


def test_what_has_no_velocity_does_not_look_ahead():
    def adam(parameters, step_size):
        return torch.optim.Adam(parameters, lr=step_size)

    with pytest.raises(NotApplicable, match="Adam has no momentum"):
        torch_optimizer(adam, "lookahead")(gradient, BATCH, 0.25, steps=3)


def test_another_word_for_the_point_is_an_error():
    with pytest.raises(ValueError, match="reads='y': choose"):
        torch_optimizer(sgd, "y")


def test_it_goes_by_the_name_it_is_given():
    assert torch_optimizer(sgd).__name__ == "sgd"
    assert torch_optimizer(sgd, name="torch SGD").__name__ == "torch SGD"


def test_it_forgets_between_calls_and_leaves_the_start_alone():
    optimizer, x_0 = torch_optimizer(sgd), BATCH.copy()
    first = optimizer(gradient, x_0, 0.25, steps=4, momentum=0.5)
    np.testing.assert_array_equal(optimizer(gradient, x_0, 0.25, steps=4, momentum=0.5), first)
    np.testing.assert_array_equal(x_0, BATCH)
