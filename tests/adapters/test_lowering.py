"""Exact numbers become floats only where that loses nothing."""

import flint
import numpy as np
import pytest

from theorycheck.adapters.lowering import as_floats, as_plain
from theorycheck.arithmetic import BALLS, EXACT
from theorycheck.errors import LeftArithmetic

THIRD = EXACT.rational(1, 3)


@pytest.mark.parametrize("arithmetic", [EXACT, BALLS], ids=["exact", "balls"])
def test_dyadic_numbers_are_the_floats_they_are(arithmetic):
    numbers = np.array([arithmetic.lift(x) for x in (0.0, -0.375, 2.0**70)], dtype=object)
    np.testing.assert_array_equal(as_floats(numbers), [0.0, -0.375, 2.0**70])
    assert as_plain(arithmetic.lift(0.625)) == 0.625


@pytest.mark.parametrize(
    "number",
    [THIRD, EXACT.lift(2.0).sqrt(), BALLS.rational(1, 3), BALLS.constant("pi")],
    ids=["1/3", "sqrt 2", "a ball about 1/3", "pi"],
)
def test_a_number_that_is_no_float_is_refused_by_name(number):
    with pytest.raises(LeftArithmetic, match="is no float64"):
        as_floats(np.array([number], dtype=object))


def test_a_dyadic_number_of_too_many_digits_is_refused():
    with pytest.raises(LeftArithmetic, match="is no float64"):
        as_plain(EXACT.lift(1.0) + EXACT.lift(2.0**-60))


def test_a_ball_with_a_radius_is_refused_even_about_a_float():
    ball = BALLS.lift(0.5)
    ball.value = flint.arb(0.5, 2.0**-100)
    with pytest.raises(LeftArithmetic, match="is no float64"):
        as_floats(np.array([ball], dtype=object))


def test_what_comes_back_is_a_copy():
    array = np.ones(3)
    as_floats(array)[:] = 0
    assert array.sum() == 3
    assert as_floats(array, "float32").dtype == np.float32


@pytest.mark.parametrize("value", [None, True, 3, "word", range(4), np.arange(3)])
def test_what_is_no_float_stays(value):
    assert as_plain(value) is value
