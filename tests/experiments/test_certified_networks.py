"""Networks trained on half of a sample, and their certificates."""

import numpy as np
import pytest

from theorycheck.experiments.certified_networks import (
    population,
    stochastic_errors,
    trained,
    tuned,
)


@pytest.mark.parametrize("name", ["digits", "teacher", "coins"])
def test_populations_have_labels_of_both_signs(name):
    X, y = population(name)
    assert len(X) == len(y)
    assert set(y.tolist()) == {-1.0, 1.0}
    assert 0.3 < np.mean(y > 0) < 0.7


@pytest.mark.parametrize("hidden", [1, 2])
def test_networks_learn_digits_and_not_coins(hidden):
    assert np.mean(trained("digits", hidden, 500, 0).errors) < 0.15
    assert np.mean(trained("coins", hidden, 20, 0).errors) > 0.3


def test_descent_on_the_other_half_lowers_its_errors():
    network = trained("teacher", 1, 20, 0)
    seen = np.random.default_rng(0).multinomial(200, np.full(500, 1 / 500), size=20)
    before, after = (tuned(network, seen, 3.0, steps=steps) for steps in (0, 6))
    assert np.allclose(before, network.output)
    errors = [np.mean(seen * (w @ network.signed.T <= 0)) for w in (before, after)]
    assert errors[1] < errors[0]
    assert np.mean(stochastic_errors(network, after, 1e-9)) == pytest.approx(
        np.mean(after @ network.signed.T < 0)
    )
