"""Classes of functions: gradients, minimizers and constants are what they say."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from numpy.linalg import norm
from numpy.testing import assert_allclose

from theorycheck.arithmetic import BALLS, EXACT, lifted
from theorycheck.strategies import generator
from theorycheck.strategies.arrays import reflected
from theorycheck.strategies.function_classes import (
    convex_functions,
    lojasiewicz_functions,
    smooth_functions,
    starts,
)
from theorycheck.strategies.interpolants import interpolants
from theorycheck.strategies.landscapes import PROFILES, even_landscapes
from theorycheck.strategies.losses_on_data import LossOnData, losses_on_data, students
from theorycheck.strategies.proximable import envelopes, proximable_functions

quick = settings(max_examples=60, deadline=None, derandomize=True, database=None)
LOGISTIC = LossOnData(
    "logcosh", True, np.array([1.0]), 1, (), (), np.array([2.0]), 0.0, np.array([0.75])
)


def points(f, seed):
    """Two points around the minimizer, near each other or far."""
    rng = generator("points", seed)
    x = rng.uniform(-2, 2, f.dim)
    return x, x + 10.0 ** rng.uniform(-3, 0) * rng.standard_normal(f.dim)


def slopes_agree(f, x):
    u = generator("direction", f.dim).standard_normal(f.dim)
    u, h = u / norm(u), 1e-6
    return f.gradient(x) @ u == pytest.approx((f(x + h * u) - f(x - h * u)) / (2 * h), abs=2e-5)


@quick
@given(smooth_functions(0.5, 3))
def test_a_smooth_function_has_the_gradient_of_its_values_and_its_smoothness(f):
    x, y = points(f, 1)
    assert slopes_agree(f, x)
    assert norm(f.gradient(x) - f.gradient(y)) <= f.L * norm(x - y) * (1 + 1e-9)
    assert f(np.stack([x, y])) == pytest.approx([f(x), f(y)])
    assert f(x) >= -1e-12


@quick
@given(convex_functions(ridge=1.0))
def test_a_convex_function_is_as_convex_and_smooth_as_it_says(f):
    x, y = points(f, 2)
    change = f.gradient(x) - f.gradient(y)
    assert slopes_agree(f, x)
    assert norm(change) <= f.L * norm(x - y) * (1 + 1e-9)
    assert change @ (x - y) >= f.mu * norm(x - y) ** 2 * (1 - 1e-9) - 1e-12
    assert_allclose(f(f.argmin), 0, atol=1e-12)
    assert_allclose(f.gradient(f.argmin), 0, atol=1e-12)
    assert f(x) >= -1e-12


@quick
@given(convex_functions(dim=(2, 8), ridge=2.0, mu=0.5))
def test_a_convex_function_has_the_dimension_and_the_ridge_that_are_asked_for(f):
    assert 2 <= f.dim <= 8
    assert f.mu >= 0.5


@quick
@given(even_landscapes(dim=(2, 20)))
def test_an_even_landscape_is_what_its_axes_are_one_by_one(f):
    x = points(f, 6)[0]
    along = reflected(f.rotation, x - f.argmin, inverse=True)
    values = [PROFILES[s].value(u, w) for s, u, w in zip(f.shapes, along, f.widths, strict=True)]
    assert f(x) == pytest.approx(np.sum(f.curvatures * values))


@quick
@given(lojasiewicz_functions())
def test_a_lojasiewicz_function_obeys_its_inequality(f):
    for x in points(f, 3):
        assert np.sum(f.gradient(x) ** 2) / 2 >= f.lojasiewicz * f(x) * (1 - 1e-9) - 1e-12


@quick
@given(losses_on_data(("parabola",), ridge=1.0))
def test_least_squares_attain_their_constants(f):
    hessian = np.stack([f.gradient(f.argmin + e) for e in np.eye(f.dim)])
    eigenvalues = np.linalg.eigvalsh(hessian)
    assert_allclose(eigenvalues[[0, -1]], [f.mu, f.L], atol=1e-9)


@quick
@given(losses_on_data(("softmax",)))
def test_softmax_runs_in_balls(f):
    x = np.linspace(-1, 1, f.dim)
    enclosed = lifted(f, BALLS.lift)(lifted(x, BALLS.lift))
    assert float(enclosed.value.mid()) == pytest.approx(f(x), abs=1e-9)


@quick
@given(losses_on_data(("parabola", "huber", "hinge", "elbow"), dim=(1, 8), rows=(1, 8)))
def test_piecewise_quadratic_losses_run_in_rationals(f):
    x = np.linspace(-1, 1, f.dim)
    exactly = lifted(f, EXACT.lift)(lifted(x, EXACT.lift))
    assert float(exactly.coefficient) == pytest.approx(f(x), abs=1e-9)


def test_a_logistic_loss_is_the_cross_entropy_against_soft_labels_above_its_least():
    def divergence(x):
        p, q = 1 / (1 + np.exp(-np.array([LOGISTIC.argmin[0], x])))
        return p * np.log(p / q) + (1 - p) * np.log((1 - p) / (1 - q))

    for x in (-2.0, 0.0, 3.0):
        assert LOGISTIC(np.array([x])) == pytest.approx(4 * divergence(x))


def test_a_softmax_is_the_divergence_of_the_classes():
    f = replace(
        LOGISTIC, kind="softmax", values=np.ones(3), rows=3, argmin=np.array([0.5, -1.0, 0.25])
    )
    x = np.array([1.0, 0.0, -0.5])
    p, q = (np.exp(z / 2) / np.sum(np.exp(z / 2)) for z in (f.argmin, x))
    assert f(x) == pytest.approx(8 * np.sum(p * np.log(p / q)))


@quick
@given(students())
def test_a_teacher_teaches_itself(f):
    assert_allclose(f.gradient(f.argmin), 0, atol=1e-12)
    assert f(f.argmin) == 0


@quick
@given(proximable_functions())
def test_a_proximal_map_minimizes(f):
    x = np.linspace(-1, 1.5, f.dim)
    y = f.proximal(x, 0.5)

    def objective(z):
        return f(z) + np.sum((z - x) ** 2, axis=-1)

    around = y + 1e-3 * generator("around", f.dim).standard_normal((20, f.dim))
    assert np.all(objective(around) >= objective(y) - 1e-12)
    assert f(f.argmin) == 0


@quick
@given(interpolants())
def test_an_interpolant_is_the_largest_of_what_its_weights_give(f):
    x, rng = points(f, 5)[0], generator("weights", f.dim)
    a = rng.dirichlet([1, 1, 1], 2000)[:, :2]
    values = f._objective(f._room(x), a)
    assert np.max(values) <= f(x) + 1e-12
    assert f._objective(f._room(x), f._weights(x)) == pytest.approx(f(x))


@quick
@given(envelopes())
def test_an_envelope_lies_below_its_function(f):
    x = points(f, 4)[0]
    assert 0 <= f(x) <= f.inner(x) + 1e-12


@quick
@given(smooth_functions(0.5, 3).flatmap(lambda f: starts(f, 2.0).map(lambda x: (f, x))))
def test_starts_fit_their_function(drawn):
    f, x = drawn
    assert f.gradient(x).shape == x.shape
