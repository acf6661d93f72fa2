"""Networks on features of three scales: two valleys, or one where the speeds are equal."""

import numpy as np
import pytest

from theorycheck.experiments.network_epochs import epochs_picture, errors_over_time


def test_one_speed_starts_from_the_same_network_and_data():
    one, three = (
        errors_over_time(np.random.default_rng(0), 20, 10, (0, 5), trials=40, one_speed=one_speed)
        for one_speed in (True, False)
    )
    assert one.new[:, 0] == pytest.approx(three.new[:, 0], rel=1e-5)
    assert one.seen[:, 0] == pytest.approx(three.seen[:, 0], rel=1e-5)
    assert np.all(one.seen[:, 1] != three.seen[:, 1])


def test_the_signal_is_what_is_left_before_training():
    found = errors_over_time(np.random.default_rng(0), 20, 10, (0,), trials=400)
    assert np.mean(found.new) == pytest.approx(4, abs=0.1)
    assert np.mean(found.seen) == pytest.approx(4.25, abs=0.3)


def test_the_picture_has_a_peak_at_three_speeds_alone():
    three, one, _ = epochs_picture(np.random.default_rng(0))[0].lines
    valley, peak, end = np.interp([2, 30, 600], three.x, three.y)
    assert peak > 1.1 * max(valley, end)
    assert np.max(one.y[1:]) <= one.y[0]
