from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest

from theorycheck.arithmetic import EXACT, lifted
from theorycheck.networks import (
    affine_pieces,
    interpolating_network,
    memorizing_network,
    network,
    pieces_of_random_networks,
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


@pytest.mark.parametrize(("m_1", "m_2"), [(1, 1), (2, 5), (4, 3)])
def test_pieces_of_many_networks_are_those_of_each(m_1, m_2):
    (W, b), (V, c) = (
        (rng.standard_normal((50, *shape)), rng.standard_normal((50, shape[1])))
        for shape in ((1, m_1), (m_1, m_2))
    )
    last = (rng.standard_normal((m_2, 1)), np.zeros(1))
    each = [affine_pieces([(W[i], b[i]), (V[i], c[i]), last]) for i in range(50)]
    assert pieces_of_random_networks((W, b), (V, c)).tolist() == each


def test_neurons_that_cancel_bend_nothing():
    twice = (np.array([[1.0, 1.0]]), np.array([0.5, 0.5]))
    assert affine_pieces([twice, (np.array([[1.0], [-1.0]]), np.zeros(1))]) == 1
    assert affine_pieces([twice, (np.array([[1.0], [1.0]]), np.zeros(1))]) == 2


def test_pieces_are_counted_exactly_in_rationals():
    layers = lifted(tuple(zigzag(3, 2)), EXACT.lift)
    zero = layers[0][0].flat[0] * 0
    assert affine_pieces(list(layers), zero, zero + 1) == 9


def test_a_tent_network_alternates():
    x = np.arange(9)[:, None] / 8
    assert network(x, zigzag(2, 3))[:, 0].tolist() == [k % 2 for k in range(9)]


def test_a_wide_zigzag_stays_in_the_unit_interval():
    x = np.linspace(0, 1, 101)[:, None]
    y = network(x, zigzag(4, 2))
    assert y.min() >= -1e-12
    assert y.max() <= 1 + 1e-12


def test_memorizing_networks_fit_with_2n_plus_d_parameters():
    X = np.array([[0.5, -1.0], [0.5, 1.0], [0.0, 0.0], [-1.0, 0.5]])
    y = np.array([3.0, -2.0, 0.25, 1.0])
    layers = memorizing_network(X, y)
    assert network(X, layers)[:, 0] == pytest.approx(y)
    (W, b), (a, _) = layers
    assert np.all(W[:, :1] == W)  # one direction of d numbers, n thresholds, n weights
    assert (len(b), len(a)) == (4, 4)


def test_memorizing_networks_are_exact_in_rationals():
    X, y = lifted((np.array([[0.5], [-1.0], [1.0]]), np.array([0.1, 0.2, 0.3])), EXACT.lift)
    output = network(X, memorizing_network(X, y))[:, 0]
    assert all(a == b for a, b in zip(output, y, strict=True))
    assert Fraction(1, 10) != Fraction(0.1)  # what was lifted is the float


@pytest.mark.parametrize("n", [1, 2, 5])
def test_interpolating_networks_are_one_neuron_narrower_than_their_data(n):
    x, y = rng.permutation(9)[:n] / 4, rng.standard_normal(n)
    layers = interpolating_network(x, y)
    assert network(x[:, None], layers)[:, 0] == pytest.approx(y)
    assert layers[0][0].shape == (1, max(n - 1, 1))
    assert affine_pieces(layers) <= max(n, 2)
