from itertools import pairwise

import numpy as np
import pytest

from theorycheck.arithmetic import EXACT, lifted
from theorycheck.networks import (
    activation_regions,
    affine_pieces,
    general_position,
    line_zigzag,
    network,
    pieces_of_random_networks,
    sign_changes_on_the_line,
    slopes_on_the_line,
    zigzag,
)

rng = np.random.default_rng(8)


def random_layers(*widths):
    shapes = list(pairwise(widths))
    return [(rng.standard_normal(s), rng.standard_normal(s[1])) for s in shapes]


def pieces_seen(layers, low, high, points=200_001):
    x = np.linspace(low, high, points)
    slopes = np.diff(network(x[:, None], layers)[:, 0]) / (x[1] - x[0])
    bends = np.flatnonzero(abs(np.diff(slopes)) > 1e-6)
    return 1 + np.sum(np.diff(bends, prepend=-9) > 1)


@pytest.mark.parametrize("widths", [(1, 3, 1), (1, 4, 3, 1), (1, 3, 3, 2, 1)])
def test_pieces_are_those_that_a_fine_grid_shows(widths):
    for _ in range(4):
        layers = random_layers(*widths)
        assert affine_pieces(layers, -3.0, 3.0) == pieces_seen(layers, -3, 3)


def switches_seen(hidden, low, high, points=40_001):
    """Count the places of a fine grid, (points,), between which some neuron switches."""
    h, active = np.linspace(low, high, points)[:, None], []
    for W, b in hidden:
        h = np.maximum(h @ W + b, 0)
        active.append(h > 0)
    on = np.concatenate(active, axis=1)
    return np.sum(np.any(on[1:] != on[:-1], axis=1))


@pytest.mark.parametrize("widths", [(1, 1), (1, 4), (1, 2, 5), (1, 4, 3, 3)])
def test_pieces_of_random_networks_end_where_a_neuron_switches(widths):
    shapes = list(pairwise(widths))
    hidden = [(rng.standard_normal((20, *s)), rng.standard_normal((20, s[1]))) for s in shapes]
    low, high = rng.uniform(-2, 0, 20), rng.uniform(0, 2, 20)
    each = [
        1 + switches_seen([(W[i], b[i]) for W, b in hidden], low[i], high[i]) for i in range(20)
    ]
    assert pieces_of_random_networks(hidden, low, high).tolist() == each


def test_neurons_that_cancel_bend_nothing():
    twice = (np.array([[1.0, 1.0]]), np.array([0.5, 0.5]))
    assert affine_pieces([twice, (np.array([[1.0], [-1.0]]), np.zeros(1))]) == 1
    assert affine_pieces([twice, (np.array([[1.0], [1.0]]), np.zeros(1))]) == 2


def test_pieces_are_counted_exactly_in_rationals():
    layers = lifted(tuple(zigzag(3, 2)), EXACT.lift)
    zero = layers[0][0].flat[0] * 0
    assert affine_pieces(list(layers), zero, zero + 1) == 9


def test_slopes_are_those_of_the_function():
    layers = [(np.array([[1.0, -1.0]]), np.array([0.0, 0.0])), (np.ones((2, 1)), np.zeros(1))]
    assert slopes_on_the_line(layers).tolist() == [-1, 1]  # |x|


@pytest.mark.parametrize("m", [1, 2, 5, 9])
def test_sign_changes_are_those_that_a_fine_grid_shows(m):
    for _ in range(10):
        layers = random_layers(1, m, 1)
        signs = network(np.linspace(-60, 60, 240_001)[:, None], layers)[:, 0] < 0
        knots = -layers[0][1] / layers[0][0][0]
        if np.max(abs(knots)) < 20:
            assert sign_changes_on_the_line(layers) >= np.sum(signs[1:] != signs[:-1])
    assert sign_changes_on_the_line(line_zigzag(m)) == m + (m >= 3)


def test_a_constant_changes_no_sign():
    assert (
        sign_changes_on_the_line(
            [(np.zeros((1, 2)), np.ones(2)), (np.ones((2, 1)), -1 + np.zeros(1))]
        )
        == 0
    )


@pytest.mark.parametrize(("d", "m"), [(1, 4), (2, 2), (2, 5), (3, 5)])
def test_regions_are_at_least_those_that_sampling_meets(d, m):
    W, b = rng.standard_normal((d, m)), rng.standard_normal(m) / 4
    seen = len(np.unique(rng.standard_normal((50_000, d)) * 4 @ W + b > 0, axis=0))
    assert seen <= activation_regions(W, b) <= 2**m


def test_parallel_or_concurrent_hyperplanes_are_in_no_general_position():
    assert general_position(np.array([[1.0, 1.0, 0.0], [0.0, 0.0, 1.0]]), np.arange(3.0)) == 0
    assert general_position(np.array([[1.0, 0.0, 1.0], [0.0, 1.0, 1.0]]), np.zeros(3)) == 0
    assert general_position(np.array([[1.0, 0.0, 1.0], [0.0, 1.0, 1.0]]), np.ones(3)) > 0
