"""Accountants against quadrature, against enumeration, and against dp-accounting's."""

import itertools

import numpy as np
import pytest
import scipy.integrate
import scipy.stats

from theorycheck.privacy import (
    gaussian_privacy_curve,
    hockey_stick,
    keep_probability,
    renyi_delta,
    renyi_divergence,
    sampled_gaussian_delta,
    sampled_gaussian_epsilon,
    sampled_gaussian_renyi,
    stopped_losses,
)


def test_losses_of_responses_that_never_stop_are_those_of_all_sequences():
    losses, law = stopped_losses(0.5, [1, 2, 1], stop=99)
    enumerated = dict.fromkeys(losses.tolist(), 0.0)
    for signs in itertools.product([1, -1], repeat=3):
        chances = [keep_probability(0.5 * m * s) for m, s in zip([1, 2, 1], signs, strict=True)]
        enumerated[sum(m * s for m, s in zip([1, 2, 1], signs, strict=True))] += np.prod(chances)
    assert law == pytest.approx(list(enumerated.values()))


def test_who_stops_early_is_more_often_past_the_stop():
    (losses, never), (_, at_two) = (stopped_losses(0.3, [1] * 9, stop) for stop in (99, 2))
    assert at_two.sum() == pytest.approx(1)
    assert at_two[losses >= 2].sum() > never[losses >= 2].sum()


def test_a_gaussian_without_sampling_has_the_divergence_it_should():
    assert sampled_gaussian_renyi(1.0, 2.0, 6) == pytest.approx(6 / (2 * 2.0**2))
    assert sampled_gaussian_renyi(0.0, 2.0, 6) == pytest.approx(0)


def test_a_sampled_gaussian_has_the_divergence_of_its_density():
    q, s, order = 0.3, 1.5, 5

    def integrand(x):
        ratio = 1 - q + q * np.exp((2 * x - 1) / (2 * s * s))
        return scipy.stats.norm.pdf(x, scale=s) * ratio**order

    moment = scipy.integrate.quad(integrand, -30, 40)[0]
    assert sampled_gaussian_renyi(q, s, order) == pytest.approx(np.log(moment) / (order - 1))


def test_renyi_divergences_convert_to_what_they_bound():
    first, second = np.array([0.7, 0.2, 0.1]), np.array([0.2, 0.3, 0.5])
    assert renyi_divergence(first, first, 3.0) == pytest.approx(0)
    for order, epsilon in ((1.5, 0.1), (3.0, 0.5), (20.0, 1.0)):
        delta = renyi_delta(renyi_divergence(first, second, order), order, epsilon)
        assert delta >= hockey_stick(first, second, epsilon)


def test_epsilon_and_delta_of_an_accountant_are_inverse_to_each_other():
    epsilon = sampled_gaussian_epsilon(0.1, 1.2, 50, 1e-5)
    assert sampled_gaussian_delta(0.1, 1.2, 50, epsilon) == pytest.approx(1e-5)
    assert sampled_gaussian_delta(0.1, 0.01, 50, 1.0) == 1.0


def test_the_accountant_promises_no_less_than_the_exact_curve():
    exact = gaussian_privacy_curve(np.sqrt(4) / 3, 1.0)
    assert exact <= sampled_gaussian_delta(1.0, 3.0, 4, 1.0) <= 4 * exact


def test_dp_accounting_accounts_alike():
    rdp = pytest.importorskip("dp_accounting.rdp")
    dp_accounting = pytest.importorskip("dp_accounting")
    accountant = rdp.RdpAccountant(list(range(2, 65)))
    step = dp_accounting.PoissonSampledDpEvent(0.1, dp_accounting.GaussianDpEvent(1.2))
    accountant.compose(dp_accounting.SelfComposedDpEvent(step, 50))
    ours = sampled_gaussian_epsilon(0.1, 1.2, 50, 1e-5)
    assert accountant.get_epsilon(1e-5) == pytest.approx(ours, rel=1e-3)
