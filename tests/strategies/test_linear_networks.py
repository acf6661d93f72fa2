"""Linear networks drawn from singular values: the constants are those that LAPACK finds."""

import numpy as np
from hypothesis import given, settings
from numpy.testing import assert_allclose

from theorycheck.arithmetic import EXACT, lifted
from theorycheck.networks import linear as linear_networks
from theorycheck.strategies.linear_networks import (
    designs,
    two_layer_networks,
)

quick = settings(max_examples=40, deadline=None, derandomize=True, database=None)


@quick
@given(two_layer_networks())
def test_the_singular_values_of_the_data_are_those_drawn(net):
    found = np.linalg.svd(net.X, compute_uv=False)[: len(net.data)]
    assert_allclose(found, np.sort(net.data)[::-1], atol=1e-9)
    assert_allclose([net.K, net.mu], [found[0] ** 2, found[-1] ** 2], atol=1e-9)


@quick
@given(two_layer_networks())
def test_the_excess_is_the_loss_above_that_of_least_squares(net):
    best = np.linalg.lstsq(net.X, net.Y, rcond=None)[0]
    least = np.sum((net.Y - net.X @ best) ** 2) / 2
    total = linear_networks.loss(net.X, net.Y, net.W_1, net.W_2)
    assert_allclose(net.excess(net.W_1, net.W_2), total - least, atol=1e-9)


@quick
@given(two_layer_networks())
def test_smallest_and_largest_are_the_extreme_eigenvalues_of_tau(net):
    rows = np.linalg.svd(net.X)[2][: len(net.data)]
    first = np.linalg.eigvalsh(rows @ net.W_1 @ net.W_1.T @ rows.T)
    second = np.linalg.eigvalsh(net.W_2.T @ net.W_2)
    assert_allclose(net.smallest, first[0] + second[0], atol=1e-9)
    assert_allclose(net.largest, first[-1] + second[-1], atol=1e-9)


@quick
@given(two_layer_networks())
def test_a_network_runs_in_rationals(net):
    exactly = lifted(net, EXACT.lift)
    excess = exactly.excess(exactly.W_1, exactly.W_2)
    assert_allclose(float(excess.coefficient), net.excess(net.W_1, net.W_2), atol=1e-9)


@quick
@given(designs(2, 3))
def test_a_design_knows_its_singular_vectors(design):
    b, x = np.array([1.0, 2.0]), np.array([1.0, -2.0, 3.0])
    assert_allclose(design.of_targets(design.matrix @ x), design.values * design.of_points(x))
    assert_allclose(np.linalg.norm(design.of_targets(b)), np.linalg.norm(b))
