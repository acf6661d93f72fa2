"""Mechanisms of privacy against their definitions."""

import numpy as np
import pytest
import scipy.integrate
import scipy.stats

from theorycheck.privacy import (
    composed_responses,
    debiased,
    exponential_mechanism,
    gaussian_privacy_curve,
    hockey_stick,
    laplace_cdf,
    laplace_density,
    laplace_scale,
    noisy_descent,
    randomized_response,
    reported_law,
    response_variance,
    truncated_geometric,
)


def test_randomized_response_is_private_and_can_be_debiased():
    law = randomized_response(1.0)
    assert law.sum(axis=1) == pytest.approx(1)
    assert np.log(law / law[::-1]).max() == pytest.approx(1)
    assert debiased(10 * reported_law(1.0, 0.3), 1.0, 10) == pytest.approx(3)
    keep = law[0, 0]
    assert response_variance(1.0) == pytest.approx(keep * (1 - keep) / (2 * keep - 1) ** 2)


def test_laplace_noise_is_a_law():
    total = scipy.integrate.quad(lambda x: laplace_density(x, 0.5), -np.inf, np.inf)[0]
    assert total == pytest.approx(1)
    assert laplace_cdf(np.array([-1.0, 2.0]), 0.5) == pytest.approx(
        scipy.stats.laplace.cdf([-1.0, 2.0], scale=0.5)
    )
    assert laplace_scale(2, 4) == pytest.approx(1 / 2)


def test_the_gaussian_curve_is_the_hockey_stick_divergence():
    excess = scipy.integrate.quad(
        lambda x: max(scipy.stats.norm.pdf(x - 1.5) - np.e * scipy.stats.norm.pdf(x), 0), -9, 9
    )[0]
    assert gaussian_privacy_curve(1.5, 1.0) == pytest.approx(excess, abs=1e-7)


def test_composed_responses_lose_as_much_as_all_together():
    here, there = composed_responses(0.5, 4)
    assert hockey_stick(here, there, 2.0) == pytest.approx(0, abs=1e-15)
    assert hockey_stick(here, there, 1.9) > 0


def test_choices_and_counts_are_private():
    scores = np.array([[0.0, 1.0, 2.0], [1.0, 0.0, 2.0]])
    laws = exponential_mechanism(scores, 2.0)
    assert np.abs(np.log(laws[0] / laws[1])).max() <= 2 + 1e-12
    first, second = (truncated_geometric(count, 5, 0.7) for count in (2, 3))
    assert first.sum() == pytest.approx(1)
    assert np.abs(np.log(first / second)).max() == pytest.approx(0.7)


def test_noisy_descent_without_noise_is_gradient_descent():
    points = noisy_descent(lambda w: w, np.array([1.0]), 0.5, np.zeros((2, 1)))
    assert points[:, 0] == pytest.approx([1, 0.5, 0.25])
