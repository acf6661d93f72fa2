from fractions import Fraction

import numpy as np
import pytest

from theorycheck.arithmetic import EXACT, lifted
from theorycheck.networks import (
    affine_pieces,
    folded_zigzags,
    interpolating_network,
    line_zigzag,
    memorizing_network,
    network,
    slopes_on_the_line,
    zigzag,
)

rng = np.random.default_rng(8)


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


@pytest.mark.parametrize("m", [3, 4, 5, 8])
def test_a_line_zigzag_rises_and_falls_in_turn_through_the_unit_interval(m):
    slopes = slopes_on_the_line(line_zigzag(m))
    assert len(slopes) == m + 1
    assert np.all(slopes[1:] * slopes[:-1] < 0)
    heights = network(np.arange(1.0, m + 1)[:, None], line_zigzag(m))[:, 0]
    assert np.all(np.minimum(heights[1:], heights[:-1]) <= -1 / 2)
    assert np.all(np.maximum(heights[1:], heights[:-1]) >= 1 / 2)


@pytest.mark.parametrize("widths", [(3,), (3, 3), (4, 3), (3, 5, 4)])
def test_folding_multiplies_pieces(widths):
    assert affine_pieces(folded_zigzags(widths)) == np.prod(np.array(widths) + 1)
