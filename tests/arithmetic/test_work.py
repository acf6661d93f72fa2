import numpy as np
import pytest

from theorycheck.arithmetic import BALLS, EXACT, lifted
from theorycheck.arithmetic.work import at_most
from theorycheck.errors import LeftArithmetic, TooMuchWork


def square(lift, size=10):
    return lifted(np.full((size, size), 0.5), lift)


@pytest.mark.parametrize("lift", [BALLS.lift, EXACT.lift])
def test_operations_end_where_they_are_too_many(lift):
    A = square(lift)
    with at_most(5000):
        A @ A
    with pytest.raises(TooMuchWork, match="more operations"), at_most(500):
        A @ A


def test_a_block_may_take_no_more_than_is_left_around_it():
    A = square(BALLS.lift)
    with at_most(4000):
        with at_most(1e9):
            A @ A
        with at_most(1e9):
            A @ A
        with pytest.raises(TooMuchWork), at_most(1e9):
            A @ A


def test_what_a_block_did_not_take_is_still_there():
    A = square(BALLS.lift)
    with at_most(2500):
        with pytest.raises(TooMuchWork), at_most(100):
            A @ A
        A @ A


def test_long_rationals_count_for_more():
    third = EXACT.rational(1, 3)
    with at_most(100):
        third + third
    with pytest.raises(TooMuchWork), at_most(100):
        third**100_000


def test_a_trial_that_asks_for_too_much_has_left_exact_numbers():
    assert issubclass(TooMuchWork, LeftArithmetic)
