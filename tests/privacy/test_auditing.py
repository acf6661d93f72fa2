"""Limits on epsilon from the guesses of one run."""

import numpy as np
import pytest

from theorycheck.experiments.private_training import right_guesses_of_one_run
from theorycheck.learning import breast_cancer
from theorycheck.privacy import keep_probability, one_run_limits, one_run_p_values


def test_without_a_delta_right_guesses_are_heads_of_a_coin():
    q = keep_probability(0.7)
    found = one_run_p_values(np.full(4, 0.7), 3, 5, 0.0)
    assert found == pytest.approx([1, 1 - (1 - q) ** 3, q**3 + 3 * q**2 * (1 - q), q**3])


def test_a_delta_adds_the_likeliest_way_to_miss_by_few():
    q = keep_probability(0.7)
    law = [(1 - q) ** 2, 2 * q * (1 - q), q**2]
    added = 2 * 6 * 1e-3 * max(law[1], (law[1] + law[0]) / 2)
    assert one_run_p_values(np.full(3, 0.7), 2, 6, 1e-3)[2] == pytest.approx(law[2] + added)


@pytest.mark.parametrize(("guesses", "records"), [(1, 1), (20, 40), (40, 40)])
@pytest.mark.parametrize("delta", [0.0, 1e-5])
def test_a_limit_is_where_the_chance_is_met_and_more_right_prove_more(guesses, records, delta):
    limits = one_run_limits(guesses, records, 0.05, delta)
    assert np.all(np.diff(limits) >= 0)
    at = one_run_p_values(limits + 1e-6, guesses, records, delta)
    assert at[limits > 0] == pytest.approx(0.05, abs=1e-5)
    assert np.all(at[limits == 0] >= 0.05)


def test_the_chance_of_a_right_guess_or_more_grows_with_epsilon():
    rows = [one_run_p_values(np.full(41, e), 40, 40, 1e-5) for e in np.linspace(0, 12, 121)]
    assert np.all(np.diff(rows, axis=0) >= -1e-6)


@pytest.mark.parametrize(("records", "least", "most"), [("canaries", 9.9, 10), ("tumours", 5, 8)])
def test_without_noise_canaries_betray_themselves(records, least, most):
    rng, how = np.random.default_rng(0), dict(steps=2, rate=1.0, noise=1e-9, trials=400)
    right = right_guesses_of_one_run(rng, breast_cancer(), records, 20, 10, **how)
    assert least <= np.mean(right) <= most


def test_half_the_guesses_are_right_if_the_noise_is_large():
    rng, how = np.random.default_rng(0), dict(steps=1, rate=1.0, noise=1e4, trials=4000)
    right = right_guesses_of_one_run(rng, breast_cancer(), "canaries", 11, 7, **how)
    assert np.mean(right) == pytest.approx(3.5, abs=0.1)
