"""Games and prices of private training."""

import numpy as np
import pytest

from theorycheck.experiments.private_training import GRADIENTS, prices_of_privacy, seen_of_a_canary
from theorycheck.learning import breast_cancer


@pytest.mark.parametrize("model", GRADIENTS)
def test_a_canary_moves_training_by_its_clipped_gradient_a_step(model):
    present = np.arange(2000) % 2
    how = dict(model=model, others=2, steps=3, rate=1, noise=0.5)
    seen = seen_of_a_canary(np.random.default_rng(0), present, **how)
    assert seen[present == 1].mean() == pytest.approx(3, abs=0.1)
    assert seen[present == 0].mean() == pytest.approx(0, abs=0.1)
    assert seen[present == 0].std() == pytest.approx(0.5 * np.sqrt(3), rel=0.1)


def test_privacy_has_a_price_of_which_public_data_take_some_away():
    alone, mixed = prices_of_privacy(
        np.random.default_rng(0), breast_cancer(), 50, 10, noise=8, trials=400
    )
    assert 0 < mixed.mean() < alone.mean() / 2
