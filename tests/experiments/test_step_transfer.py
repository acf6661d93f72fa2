"""Step sizes over widths: what is best moves in one parametrization and stays in the other."""

import numpy as np
import pytest

from theorycheck.experiments.step_transfer import (
    MAXIMAL,
    STANDARD,
    STEP_SIZES,
    WIDTHS,
    best_step_sizes,
    draw_examples,
    losses_over_steps,
    transfer_picture,
)


@pytest.fixture
def rng():
    return np.random.default_rng(0)


@pytest.mark.parametrize("way", [STANDARD, MAXIMAL])
def test_tiny_steps_leave_the_loss_of_the_start_and_huge_ones_an_infinite_one(rng, way):
    data = draw_examples(rng, trials=5)
    tiny, huge = losses_over_steps(rng, data, 512, way, [1e-12, 1e9]).T
    assert np.all(tiny > 0.05)
    assert np.all(np.isinf(huge) | (huge > 1e6))


def test_the_best_step_size_is_one_of_those_tried(rng):
    best = best_step_sizes(rng, draw_examples(rng, trials=3), 32, STANDARD)
    assert best.shape == (3,)
    assert set(best) <= set(STEP_SIZES)


def test_only_standard_curves_move_with_the_width(rng):
    drawn = transfer_picture(rng).lines
    lowest = [line.x[np.nanargmin(line.y)] for line in drawn]
    standard, maximal = lowest[: len(WIDTHS)], lowest[len(WIDTHS) :]
    assert standard[0] >= 16 * standard[-1]
    assert max(maximal) <= 2 * min(maximal)
