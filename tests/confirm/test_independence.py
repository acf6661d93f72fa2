import numpy as np
import pytest

from theorycheck.confirm.independence import Copies, constant_of, copies_among

rng = np.random.default_rng(5)


def copies(*columns):
    return copies_among([np.asarray(column).reshape(len(column), -1) for column in columns])


@pytest.mark.parametrize("trials", [35, 64, 63, 257])
def test_rows_given_in_turn_are_copies(trials):
    few = rng.normal(size=(5, 3))
    assert copies(np.resize(few, (trials, 3))) == Copies(5, trials // 5, in_turn=True)


@pytest.mark.parametrize("trials", [32, 64, 63, 257])
def test_rows_given_in_a_row_are_copies(trials):
    few = np.repeat(rng.normal(size=trials), 4, axis=0)[:trials]
    assert copies(few) == Copies(-(-trials // 4), 4, in_turn=False)


def test_rows_are_compared_over_all_symbols_together():
    some, other = np.tile(rng.normal(size=32), 2), rng.normal(size=64)
    assert copies(some) == Copies(32, 2, in_turn=True)
    assert copies(some, other) is None


def test_one_observation_that_differs_is_no_copy():
    almost = np.tile(rng.normal(size=32), 2)
    almost[40] += 1e-12
    assert copies(almost) is None


def test_copies_of_coins_are_seen_in_a_block_that_is_long_enough():
    tosses = rng.integers(2, size=2048)
    assert copies(np.tile(tosses, 2)) == Copies(2048, 2, in_turn=True)
    assert copies(np.repeat(tosses, 2)) == Copies(2048, 2, in_turn=False)
    assert copies(np.tile(tosses[:8], 2)) is None


def test_what_can_not_be_told_from_chance_is_no_copy():
    assert copies(np.ones(64)) is None
    assert copies([0.5, 0.7, 0.5, 0.7]) is None
    assert copies(np.arange(64) == 7) is None
    two_neighbours = np.isin(np.arange(64), [20, 21])
    assert copies(two_neighbours) is None
    assert copies(np.full(64, np.nan)) is None


@pytest.mark.parametrize("chance", [0.5, 0.1, 0.02])
@pytest.mark.parametrize("trials", [4, 7, 32, 64, 256])
def test_a_coin_raises_no_false_alarm_in_thousands_of_blocks(chance, trials):
    tosses = rng.random((3000, trials)) < chance
    assert not any(copies(block) for block in tosses)


def test_a_constant_block_is_one_that_is_long_enough_to_tell():
    assert constant_of([np.full((32, 2), 3.0)]) == (3.0, 3.0)
    assert constant_of([np.full((31, 2), 3.0)]) is None
    assert constant_of([np.arange(64.0).reshape(32, 2)]) is None
    assert constant_of([]) is None
