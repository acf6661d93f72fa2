"""The loop of the adapters, with a descent that keeps its state in Python."""

import numpy as np
import pytest

from theorycheck.adapters.rounds import Stepper, optimizer_of
from theorycheck.errors import NotApplicable
from theorycheck.optimization import (
    QuadraticGradient,
    gradient_descent,
    onto_box,
    stochastic_gradient_descent,
)

H = np.array([1.0, 3.0])
X_0 = np.array([1.0, -2.0])
BATCH = np.array([[1.0, -2.0], [0.5, 4.0], [3.0, 0.0]])


def started(layers, _, options):
    """Descend, by whole layers, with a step that `longer` multiplies."""
    points = [x.copy() for x in layers]

    def move(slopes, eta):
        step = eta * options.get("longer", 1.0)
        points[:] = [x - step * g for x, g in zip(points, slopes, strict=True)]

    def now():
        return tuple(x.copy() for x in points)

    def put(layers):
        points[:] = [x.copy() for x in layers]

    return Stepper(move, now, now, put)


descend = optimizer_of(started, "descent", "float64", None)
per_vector = optimizer_of(started, "descent", "float64", 1)


def gradient(x):
    return H * x


@pytest.mark.parametrize("x_0", [X_0, BATCH], ids=["one", "a batch"])
@pytest.mark.parametrize(
    "eta",
    [0.25, np.float64(0.25), [0.25, 0.125, 0.5], np.array([0.25, 0.0, 0.5]), lambda t: 1 / (t + 2)],
    ids=["number", "float64", "sequence", "array", "function"],
)
@pytest.mark.parametrize("optimizer", [descend, per_vector])
def test_every_form_of_a_step_size_is_read(x_0, eta, optimizer):
    expected = gradient_descent(gradient, x_0, eta, steps=3)
    np.testing.assert_array_equal(optimizer(gradient, x_0, eta, steps=3), expected)


def test_each_trial_has_its_own_step_size():
    eta = np.array([[0.25], [0.5], [0.0]])
    expected = gradient_descent(gradient, BATCH, eta, steps=3)
    np.testing.assert_array_equal(descend(gradient, BATCH, eta, steps=3), expected)
    expected = gradient_descent(gradient, BATCH, lambda t: eta / (t + 1), steps=3)
    found = descend(gradient, BATCH, lambda t: eta / (t + 1), steps=3)
    np.testing.assert_array_equal(found, expected)


def test_each_trial_has_its_own_option():
    longer = np.array([[1.0], [2.0], [0.5]])
    expected = gradient_descent(gradient, BATCH, 0.25 * longer, steps=3)
    found = descend(gradient, BATCH, 0.25, steps=3, longer=longer)
    np.testing.assert_array_equal(found, expected)


@pytest.mark.parametrize("watch", ["end", "loss", "squared_distance"])
def test_what_the_reference_watches_by_name_adapters_do_too(watch):
    quadratic = QuadraticGradient(np.diag(H), np.zeros(2))
    expected = gradient_descent(quadratic, X_0, 0.25, steps=3, watch=watch)
    found = descend(quadratic, X_0, 0.25, steps=3, watch=watch)
    np.testing.assert_allclose(found, expected, rtol=1e-14)
    with pytest.raises(ValueError, match="watch='gap': watch= takes a function of the point"):
        descend(quadratic, X_0, 0.25, steps=3, watch="gap")


def test_layers_and_what_is_watched():
    def slopes(x):
        return x[0] * 2, x[1] * 3

    layers = np.ones((2, 3)), np.ones(2)
    expected = gradient_descent(slopes, layers, 0.25, steps=2)
    for a, b in zip(descend(slopes, layers, 0.25, steps=2), expected, strict=True):
        np.testing.assert_array_equal(a, b)
    seen = descend(slopes, layers, 0.25, steps=2, watch=lambda x: x[1].sum())
    np.testing.assert_array_equal(seen, expected[1].sum(axis=1))


def test_samples_and_projections():
    order = np.array([[0, 1, 0], [1, 1, 0]])
    given = dict(order=order, project=onto_box(-1.0, 1.0))
    expected = stochastic_gradient_descent(_of_sample, BATCH, 0.25, **given)
    np.testing.assert_array_equal(descend(_of_sample, BATCH, 0.25, **given), expected)
    rounds = descend(_of_sample, X_0, 0.25, rounds=2)
    np.testing.assert_array_equal(
        rounds, stochastic_gradient_descent(_of_sample, X_0, 0.25, order=range(2))
    )


def _of_sample(x, i):
    return x - np.asarray(i)[..., None]


def test_a_gradient_shared_by_all_trials_is_one():
    found = per_vector(lambda *_: H, BATCH, 0.25, rounds=2)
    np.testing.assert_array_equal(found[-1], BATCH - 0.5 * H)


def test_no_steps_are_the_start():
    np.testing.assert_array_equal(descend(gradient, X_0, 0.25, steps=0), X_0[None])


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (dict(steps=2, momentum=[0.5, 0.25]), "momentum changes"),
        (dict(steps=2, momentum=None), "momentum changes"),
        (dict(steps=2, momentum=lambda t: t / (t + 3)), "momentum changes"),
        (dict(steps=2, proximal=lambda x, _: x), "proximal= can't be expressed"),
        (dict(steps=2, mirror_step=np.subtract), "mirror_step= can't be expressed"),
        (dict(order=[0, 1]), "names coordinates"),
        (dict(), "neither steps= nor order="),
    ],
)
def test_what_cannot_be_expressed_is_not_applicable(given, words):
    with pytest.raises(NotApplicable, match=words):
        descend(gradient, X_0, 0.25, **given)


def test_momentum_beside_changing_steps_is_another_method():
    with pytest.raises(NotApplicable, match="multiplied by the present one"):
        descend(gradient, X_0, [0.5, 0.25], steps=2, momentum=0.5)


def test_a_step_size_for_each_coordinate_is_not_applicable():
    with pytest.raises(NotApplicable, match=r"step size of shape \(1, 2\)"):
        descend(gradient, BATCH[:1], np.array([[0.5, 0.25]]), steps=2)
    with pytest.raises(NotApplicable, match="leaves the step size to the method"):
        descend(gradient, X_0, None, steps=2)


def test_a_sequence_of_another_length_is_an_error():
    with pytest.raises(ValueError, match="2 step sizes for 3 steps"):
        descend(gradient, X_0, [0.5, 0.25], steps=3)


def test_what_is_read_elsewhere_is_not_projected():
    def looking_elsewhere(*given):
        stepper = started(*given)
        return Stepper(stepper.move, stepper.stored, stepper.read, None)

    optimizer = optimizer_of(looking_elsewhere, "descent", "float64", None)
    with pytest.raises(NotApplicable, match="another one is stored"):
        optimizer(gradient, X_0, 0.25, steps=2, project=onto_box(-1, 1))
