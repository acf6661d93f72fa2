"""Halves of a sphere: what flipped labels cost networks that learn them by heart."""

import numpy as np

from theorycheck.experiments.noisy_halves import excess_of_flips


def test_flips_cost_something_and_without_them_nothing_is_lost():
    noisy, clean = (
        excess_of_flips(np.random.default_rng(0), 25, flipped=flipped, steps=300, trials=20)
        for flipped in (0.2, 0.0)
    )
    assert np.mean(noisy.unlearnt) < 0.01
    assert np.mean(noisy.excess) > 0.08
    assert np.all(clean.excess == 0)
