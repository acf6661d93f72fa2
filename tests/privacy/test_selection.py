"""Laws of private choices against their sampled selves."""

import itertools

import numpy as np
import pytest

from theorycheck.privacy import (
    above_threshold,
    gaussian_noisy_max,
    noisy_max,
    permute_and_flip,
)

SCORES = np.array([0.0, 0.4, -1.0, 2.0])
DRAWS = 200_000


def shares(chosen, options):
    return np.bincount(chosen, minlength=options) / DRAWS


def test_permute_and_flip_is_what_its_permutations_make_of_it():
    taken = np.exp((SCORES - 2) / 2)
    law = np.zeros(4)
    for order in itertools.permutations(range(4)):
        left = 1.0
        for option in order:
            law[option] += left * taken[option] / 24
            left *= 1 - taken[option]
    assert permute_and_flip(SCORES, 1.0) == pytest.approx(law)


def test_permute_and_flip_reports_the_maximum_after_exponential_noise():
    noise = np.random.default_rng(0).exponential(2, (DRAWS, 4))
    found = shares(np.argmax(SCORES + noise, axis=1), 4)
    assert permute_and_flip(SCORES, 1.0) == pytest.approx(found, abs=0.005)


def test_noisy_max_has_the_law_of_its_draws():
    noise = np.random.default_rng(0).laplace(0, 2, (DRAWS, 4))
    law = noisy_max(SCORES, 1.0)
    assert law.sum() == pytest.approx(1, abs=1e-12)
    assert law == pytest.approx(shares(np.argmax(SCORES + noise, axis=1), 4), abs=0.005)


def test_above_threshold_has_the_law_of_its_draws():
    rng = np.random.default_rng(0)
    above = SCORES + rng.laplace(0, 4, (DRAWS, 4)) > rng.laplace(0, 2, (DRAWS, 1))
    first = np.where(above.any(axis=1), above.argmax(axis=1), 4)
    law = above_threshold(SCORES, 1.0)
    assert law.sum() == pytest.approx(1, abs=1e-12)
    assert law == pytest.approx(shares(first, 5), abs=0.005)


def test_gaussian_noisy_max_has_the_law_of_its_draws():
    noise = np.random.default_rng(0).normal(0, 1.5, (DRAWS, 4))
    law = gaussian_noisy_max(SCORES, 1.5)
    assert law.sum() == pytest.approx(1, abs=1e-12)
    assert law == pytest.approx(shares(np.argmax(SCORES + noise, axis=1), 4), abs=0.005)


@pytest.mark.parametrize("gap", [0.0, 1.0, 20.0, 60.0])
def test_unlikely_answers_are_as_exact_as_likely_ones(gap):
    b = 2 / 3  # at epsilon = 3
    second = np.exp(-gap / b) * (2 + gap / b) / 4
    assert noisy_max(np.array([gap, 0.0]), 3.0)[1] == pytest.approx(second, rel=1e-13)
    a = 4 / 3
    above = (a**2 * np.exp(-gap / a) - b**2 * np.exp(-gap / b)) / (2 * (a**2 - b**2))
    assert above_threshold(np.array([-gap]), 3.0)[0] == pytest.approx(above, rel=1e-13)


def test_those_alike_are_chosen_alike():
    law = noisy_max(np.repeat([4.0, -4.0], 15), 4.0)
    assert law.sum() == pytest.approx(1, rel=1e-13)
    assert law[:15] == pytest.approx(law[0], rel=1e-14)
