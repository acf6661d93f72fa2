"""Parabolas with noise: unbiased everywhere on the box, and no larger than said."""

import numpy as np
from hypothesis import given, settings

from theorycheck.strategies.noisy_parabolas import noisy_parabolas

quick = settings(max_examples=40, deadline=None, derandomize=True, database=None)


@quick
@given(noisy_parabolas())
def test_gradients_are_right_on_average_and_no_larger_than_said(f):
    x = np.broadcast_to(f.start, (2, len(f.start)))
    path, order = np.stack([x, x]), [np.eye(2)]
    chances = f.chances(path, order, np.full(2, 0.5))
    g = f.gradient(x, order[0])
    assert np.isclose(chances.sum(), 1)
    assert chances.min() >= 0
    assert np.allclose(chances @ g, f.gradient(x, np.full((2, 2), 0.5))[0])
    assert chances @ np.sum(g**2, axis=1) <= f.g_sq + 1e-9
    assert f(f.best) == 0
