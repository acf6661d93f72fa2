from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest

from theorycheck.arithmetic import EXACT, lifted
from theorycheck.arithmetic.lifting import each_number
from theorycheck.arithmetic.noisy import drawn, noisy
from theorycheck.arithmetic.noisy_numbers import NoisyArray
from theorycheck.claims.draws import reading
from theorycheck.errors import LeftArithmetic
from theorycheck.networks import deep
from theorycheck.strategies import RandomNetwork, random_networks
from theorycheck.strategies.random_networks import LAWS

rng = np.random.default_rng(14)


def made(*widths, law="gaussian", gain=2, seed=5):
    return RandomNetwork(widths, law, Fraction(gain), seed)


@pytest.mark.parametrize("law", LAWS)
def test_layers_have_their_shapes_at_full_width(law):
    network = made(100, 1024, 64, 1, law=law)
    assert [W.shape for W in network.weights] == list(pairwise(network.widths))
    assert all(np.all(np.isfinite(W)) for W in network.weights)
    assert network.weights[0] is network.weights[0]


@pytest.mark.parametrize("shape", [(40, 1000), (1000, 40), (30, 30)])
def test_laws_have_the_norms_that_they_promise(shape):
    weights = {law: made(*shape, law=law).weights[0] for law in LAWS}
    values = {law: np.linalg.svd(W, compute_uv=False) for law, W in weights.items()}
    assert np.std(weights["gaussian"]) == pytest.approx(2 / shape[0] ** 0.5, rel=0.1)
    assert values["orthogonal"] == pytest.approx(np.full(min(shape), 2.0))
    assert values["rank one"] == pytest.approx(np.array([2.0, *[0] * (min(shape) - 1)]), abs=1e-12)
    assert np.all(weights["rank one"] >= 0)
    sizes = np.linalg.norm(weights["heavy-tailed"], axis=0)
    assert np.max(sizes) > 2 * np.median(sizes)


def test_norms_of_rank_one_layers_multiply():
    weights = made(20, 50, 30, 1, law="rank one", gain=3).weights
    direction = weights[0][:, 0] / np.linalg.norm(weights[0][:, 0])
    assert deep.forward(direction[None], weights) == pytest.approx(np.array([[27.0]]))


def test_the_simplest_network_has_one_neuron():
    assert reading([0] * 8)(random_networks(3)).widths == (3, 1, 1)


def test_widths_depths_and_gains_stay_in_range():
    for _ in range(40):
        choices = rng.integers(0, 1025, 12).tolist()
        network = reading(choices)(random_networks(2, width=(2, 9), hidden=(1, 3), gain=(1, 2)))
        assert network.widths[0] == 2
        assert network.widths[-1] == 1
        assert 3 <= len(network.widths) <= 5
        assert all(2 <= width <= 9 for width in network.widths[1:-1])
        assert 1 <= network.gain <= 2


def test_two_layers_are_the_hidden_weights_and_the_output_weights():
    W, a = made(3, 7, 1).two_layers
    assert W.shape == (3, 7)
    assert a.shape == (7,)


def test_small_networks_are_lifted_and_wide_ones_refuse():
    small, wide = (lifted(made(3, width, 1), EXACT.lift) for width in (8, 1024))
    assert np.all(small.weights[0] == lifted(made(3, 8, 1).weights[0], EXACT.lift))
    with pytest.raises(LeftArithmetic, match="3,072 numbers"):
        _ = wide.weights


def test_layers_err_in_noisy_arithmetic():
    with noisy(np.random.default_rng(0)):
        weights = each_number(made(3, 8, 1), drawn).weights
        assert all(type(W) is NoisyArray for W in weights)
    assert all(type(W) is np.ndarray for W in made(3, 8, 1).weights)
