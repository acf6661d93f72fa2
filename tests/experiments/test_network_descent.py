"""Double descent of trained networks: what is drawn, trained and measured."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from theorycheck.experiments import momentum_training, network_descent
from theorycheck.experiments.network_descent import (
    FROZEN_WIDTHS,
    MEMORIZED,
    WIDTHS,
    draw_split,
    frozen_errors,
    network_errors,
    pooled_digits,
    width_pictures,
)


@pytest.fixture
def rng():
    return np.random.default_rng(0)


def test_images_are_small_and_labels_are_signs():
    images, labels = pooled_digits()
    assert images.shape == (1797, 17)
    assert set(labels) == {-1, 1}
    assert_allclose(images[:, :16].std(axis=0), 1 / 4, rtol=1e-3)
    assert_allclose(images[:, 16], 1)


def test_only_labels_of_examples_are_flipped_and_one_in_five():
    def share_of_wrong(seed, flipped):
        drawn = draw_split(np.random.default_rng(seed), 100, flipped=flipped, trials=50)
        return drawn, drawn.y

    noisy, clean = share_of_wrong(3, 0.2), share_of_wrong(3, 0)
    assert np.array_equal(noisy[0].X, clean[0].X)
    assert np.array_equal(noisy[0].y_new, clean[0].y_new)
    assert abs(np.mean(noisy[1] != clean[1]) - 0.2) < 0.03


def test_wide_networks_memorize_and_narrow_ones_do_not(rng):
    found = network_errors(rng, draw_split(rng, 30, trials=4), (1, 30))
    assert found.seen.shape == found.new.shape == (4, 2)
    assert found.seen[:, 1].max() < MEMORIZED < found.seen[:, 0].min()


def test_networks_trained_in_blocks_are_those_trained_at_once(rng, monkeypatch):
    split = draw_split(rng, 20, trials=5)
    at_once = network_errors(np.random.default_rng(1), split, (3,))
    monkeypatch.setattr(momentum_training, "_AT_ONCE", 1)
    one_by_one = network_errors(np.random.default_rng(1), split, (3,))
    assert_allclose(at_once.seen, one_by_one.seen, rtol=0.05, atol=0.01)


def test_frozen_networks_fit_as_soon_as_there_are_as_many_neurons_as_examples(rng):
    found = frozen_errors(rng, draw_split(rng, 30, trials=20), (10, 30, 60))
    assert found.seen[:, 0].min() > MEMORIZED
    assert found.seen[:, 2].max() < 1e-9
    assert np.median(found.new[:, 1]) > 2 * np.median(found.new[:, 0])


def test_the_picture_shows_two_peaks_and_the_share_that_memorize(rng, monkeypatch):
    monkeypatch.setattr(network_descent, "EXAMPLES", 40)
    [trained], [share], [frozen] = (picture.lines for picture in width_pictures(rng))
    assert WIDTHS[np.argmax(trained.y)] < 20 < FROZEN_WIDTHS[np.argmax(frozen.y)] <= 40
    assert (share.y[0], share.y[-1]) == (0, 1)
