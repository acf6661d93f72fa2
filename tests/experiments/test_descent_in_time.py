"""Risk over training: two valleys at two speeds, one at one."""

import numpy as np

from theorycheck.experiments.descent_in_time import speeds_picture


def valleys(line):
    rises = np.diff(line.y) > 0
    return np.sum(rises[1:] & ~rises[:-1])


def test_two_speeds_descend_twice_and_one_speed_once():
    two, one = speeds_picture(np.random.default_rng(0)).lines
    assert valleys(two) == 2
    assert valleys(one) == 1
