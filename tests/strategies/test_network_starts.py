"""Where linear networks start: shapes that fit, and the conditions that theorems ask for."""

import numpy as np
from hypothesis import find, given, settings
from numpy.testing import assert_allclose

from theorycheck.networks.linear import imbalances, product
from theorycheck.networks.linear_rates import Start
from theorycheck.strategies.network_starts import initializations, nearly_balanced_networks

quick = settings(max_examples=40, deadline=None, derandomize=True, database=None)


def start(net):
    return Start(net.X, net.Y, net.W_1, net.W_2)


@quick
@given(initializations())
def test_data_and_layers_fit_each_other(net):
    (samples, n), m = net.X.shape, net.Y.shape[1]
    assert net.Y.shape == (samples, m)
    assert net.W_1.shape[0] == n
    assert net.W_1.shape[1] == net.W_2.shape[0] <= 128
    assert net.W_2.shape[1] == m
    assert 1 - 1e-9 <= start(net).K / start(net).mu <= 1e3 * (1 + 1e-6)


def test_some_start_has_fewer_examples_than_inputs_and_a_guarantee():
    net = find(
        initializations(),
        lambda net: len(net.X) < net.X.shape[1] and start(net).alpha_0 > 0,
        settings=settings(quick, max_examples=400),
    )
    assert start(net).shape[0] == len(net.X)


@quick
@given(nearly_balanced_networks())
def test_balanced_layers_are_nearly_so_and_near_their_target(net):
    for D in imbalances(*net.layers):
        assert_allclose(D, 0 * D, atol=1e-2)
    distance = np.linalg.norm(product(*net.layers) - net.target)
    assert distance < np.linalg.norm(net.target, -2) + 1e-2


@quick
@given(nearly_balanced_networks(unbalanced=(0,)))
def test_without_a_distance_the_balance_is_exact(net):
    for D in imbalances(*net.layers):
        assert_allclose(D, 0 * D, atol=1e-9)
