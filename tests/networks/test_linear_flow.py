"""Gradient flow: against a flow that is known, and against small steps."""

import numpy as np
from numpy.testing import assert_allclose

from theorycheck.networks.linear import gradients, train
from theorycheck.networks.linear_flow import gradient_flow


def test_the_flow_of_a_parabola_decays_exponentially():
    start, curvature = np.array([1.0, -2.0]), np.array([0.5, 2.0])
    (path,) = gradient_flow(lambda W: (curvature * W[0],), (start,), 3.0, steps=300)
    assert_allclose(path, np.exp(-np.linspace(0, 3, 301)[:, None] * curvature) * start, atol=1e-8)


def test_the_flow_is_where_small_steps_lead():
    rng = np.random.default_rng(4)
    X, Y = rng.normal(size=(3, 2)), rng.normal(size=(3, 2))
    W = (rng.normal(size=(2, 4)), rng.normal(size=(4, 3)), rng.normal(size=(3, 2)))
    ends = train(X, Y, W, 1e-5, steps=2000, watch="end")
    path = gradient_flow(lambda now: gradients(X, Y, *now), W, 0.02, steps=20)
    for end, flown in zip(ends, path, strict=True):
        assert_allclose(end, flown[-1], atol=1e-3)
