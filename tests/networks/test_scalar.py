"""Scalar networks: against finite differences, Hessians and an integrated flow."""

import numpy as np
from numpy.testing import assert_allclose

from theorycheck.networks.linear_flow import gradient_flow
from theorycheck.networks.scalar import (
    sharpness_at_a_minimum,
    sharpness_of_the_flows_minimum,
    slopes_of_a_product,
)


def test_the_slopes_are_those_of_the_loss():
    w, y, h = np.array([0.5, -1.0, 2.0]), 0.3, 1e-6
    steps = h * np.eye(3)
    rises = [(np.prod(w + e) - y) ** 2 / 2 - (np.prod(w - e) - y) ** 2 / 2 for e in steps]
    assert_allclose(slopes_of_a_product(w, y), np.array(rises) / (2 * h), rtol=1e-6)


def test_the_sharpness_is_the_top_of_the_hessian():
    w, h = np.array([0.5, -1.0, 2.0]), 1e-5
    y = np.prod(w)
    columns = [
        (slopes_of_a_product(w + e, y) - slopes_of_a_product(w - e, y)) / (2 * h)
        for e in h * np.eye(3)
    ]
    assert_allclose(sharpness_at_a_minimum(w), np.linalg.eigvalsh(np.array(columns))[-1], rtol=1e-5)


def test_the_flow_ends_where_it_is_said_to():
    w, y = np.array([0.5, 1.0, 2.0]), 0.3
    (path,) = gradient_flow(lambda W: (slopes_of_a_product(W[0], y),), (w,), 20.0, steps=2000)
    assert_allclose(sharpness_of_the_flows_minimum(w, y), sharpness_at_a_minimum(path[-1]))
    twice = np.array([w, path[-1]])
    assert_allclose(np.diff(sharpness_of_the_flows_minimum(twice, y)), 0, atol=1e-6)
