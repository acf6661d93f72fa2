"""Beside its reference, an implementation may differ by rounding, and by nothing else."""

import functools

import numpy as np
import pytest

from theorycheck.arithmetic import EXACT, lifted
from theorycheck.errors import ImplementationError, LeftArithmetic, NotApplicable
from theorycheck.optimization import gradient_descent
from theorycheck.roles import named
from theorycheck.roles.comparison import Beside, Call, relative_gap

(GRADIENT_DESCENT,), (HEAVY_BALL,) = named("gradient_descent"), named("heavy_ball")
H = np.diag([1.0, 0.25])


def slope(x):
    return x @ H


def beside(implementation, role=GRADIENT_DESCENT, **options):
    held = Beside(implementation, role)
    held(slope, np.array([1.0, 3.0]), 0.3, steps=20, **options)
    return held


def rearranged(gradient, x_0, step_size, *, steps):
    """The same recursion with the terms in another order."""
    points = [x_0]
    for _ in range(steps):
        points.append((points[-1] / step_size - gradient(points[-1])) * step_size)
    return np.stack(points)


def in_float32(gradient, x_0, step_size, *, steps):
    points = [np.float32(x_0)]
    for _ in range(steps):
        points.append(points[-1] - np.float32(step_size) * np.float32(gradient(points[-1])))
    return np.stack(points)


def longer(gradient, x_0, step_size, *, steps):
    return gradient_descent(gradient, x_0, step_size * (1 + 1e-11), steps=steps)


@pytest.mark.parametrize("implementation", [gradient_descent, rearranged, in_float32])
def test_the_same_recursion_conforms_however_it_is_rounded(implementation):
    assert beside(implementation).gap.conforms


def test_float32_is_not_the_reference_bit_for_bit():
    gap = beside(in_float32).gap
    assert 1e-9 < gap.size < 1e-5 < 1e3 * gap.rounding


@pytest.mark.parametrize("implementation", [longer])
def test_another_algorithm_differs_however_little(implementation):
    gap = beside(implementation).gap
    assert not gap.conforms
    assert gap.size > gap.rounding > 0
    assert gap.call is not None


def test_nothing_compared_does_not_conform():
    assert not Beside(gradient_descent, GRADIENT_DESCENT).gap.conforms


def test_a_nan_is_an_infinite_gap():
    assert relative_gap(np.array([np.nan, 1.0]), np.array([1.0, 1.0])) == np.inf
    assert relative_gap(np.array([np.nan, 1.0]), np.array([np.nan, 1.0])) == 0


def test_the_gap_is_relative_to_the_largest_entry():
    assert relative_gap(np.array([100.0, 1.0]), np.array([100.0, 2.0])) == 0.01


def test_a_call_that_cannot_be_expressed_is_not_applicable():
    with pytest.raises(NotApplicable, match=r"heavy_ball\(gradient, x_0, .* momentum"):
        beside(longer, HEAVY_BALL, momentum=0.5)


def test_what_is_no_function_is_not_applicable():
    with pytest.raises(NotApplicable, match="can't be called"):
        beside(3)


def test_a_wrong_shape_says_what_was_expected():
    def without_the_start(*args, **kwargs):
        return gradient_descent(*args, **kwargs)[1:]

    with pytest.raises(ImplementationError, match=r"returned \(20, 2\) of float64; expected \(21"):
        beside(without_the_start)


def test_what_is_no_array_is_told():
    with pytest.raises(ImplementationError, match="returned None"):
        beside(lambda *_, **__: None)


def test_an_exception_of_the_implementation_names_role_and_error():
    def raising(*_, **__):
        raise RuntimeError("no such device")

    with pytest.raises(ImplementationError, match="optimizer gradient_descent, raised Runtime"):
        beside(raising)


def test_writing_into_what_is_handed_over_is_told():
    def in_place(gradient, x_0, step_size, *, steps):
        path = gradient_descent(gradient, x_0, step_size, steps=steps)
        x_0[:] = path[-1]
        return path

    with pytest.raises(ImplementationError, match="wrote into"):
        beside(in_place)


def test_other_arithmetics_are_refused_so_that_the_reference_proves():
    held = Beside(gradient_descent, GRADIENT_DESCENT)
    with pytest.raises(LeftArithmetic):
        held(slope, lifted(np.array([1.0, 2.0]), EXACT.lift), 0.5, steps=2)


def test_state_that_leaks_shows_when_the_first_call_is_repeated():
    calls = []

    def remembering(gradient, x_0, step_size, *, steps):
        calls.append(x_0)
        return gradient_descent(gradient, x_0, step_size / len(calls), steps=steps)

    assert beside(remembering).remembers()
    assert not beside(gradient_descent).remembers()


def test_a_call_keeps_what_was_handed_over():
    x_0 = np.array([1.0, 2.0])
    call = Call.of((slope, x_0), {"steps": 2})
    x_0[:] = 0
    assert call.args[1].tolist() == [1, 2]


def test_a_generator_is_not_compared_but_counted():
    (role,) = named("adam")
    held = Beside(role.reference, role)
    order = np.random.default_rng(0)

    def noisy_slope(x, _):
        return x

    held(noisy_slope, np.ones(2), 0.1, order=[0, 1])
    assert held.gap.calls == 1
    drawing = functools.partial(lambda _, *a, **k: role.reference(*a, **k))
    held = Beside(drawing, role)
    held(order, noisy_slope, np.ones(2), 0.1, order=[0, 1])
    assert held.gap == Beside(drawing, role).gap.__class__(randomly=1)


def test_an_oracle_that_remembers_is_no_fault_of_the_implementation():
    def held(rounds):
        asked = []

        def adversary(_):
            asked.append(1)
            return np.arange(1.0, 1.0 + rounds)[len(asked) - 1 :][:1] * np.ones(2)

        beside = Beside(rearranged, GRADIENT_DESCENT)
        beside(adversary, np.array([1.0, 3.0]), 0.3, steps=4)
        return beside

    for rounds in (4, 100):  # it is exhausted, or it answers otherwise
        beside = held(rounds)
        assert not beside.remembers()
        assert (beside.gap.calls, beside.gap.randomly) == (0, 1)
