"""Evidence from counts of failures: exact values, exact error probabilities, exact sample sizes."""

import functools
import math

import numpy as np
import pytest
from scipy.special import betaincc, gammaln, xlog1py, xlogy

from theorycheck.evidence._tails import log_scaled_tail
from theorycheck.evidence.bernoulli import (
    certified_failure_probability,
    detectable_failure_probability,
    expected_trials_to_certify,
    expected_trials_to_refute,
    failures_to_certify,
    failures_to_refute,
    information_limit_to_certify,
    information_limit_to_refute,
    log_evidence_against,
    log_evidence_for,
    log_pooled_evidence_against,
)


def verdicts(p, certify, refute):
    """Mean trials, P(refuted) and P(certified), by dynamic programming over the count.

    After trial n + 1, certify[n] failures or fewer certify and refute[n] or more refute.
    """
    alive, fewest, mean, refuted, certified = np.ones(1), 0, 0.0, 0.0, 0.0
    for low, high in zip(certify, refute, strict=True):
        mean += alive.sum()
        alive = np.append(alive * (1 - p), 0) + np.append(0, alive * p)
        start, stop = max(0, low + 1 - fewest), max(0, high - fewest)
        certified, refuted = certified + alive[:start].sum(), refuted + alive[stop:].sum()
        alive, fewest = alive[start:stop], fewest + start
        if alive.sum() < 1e-14:
            break
    return mean, refuted, certified


@functools.cache
def boundaries(trials, delta, alpha):
    n = np.arange(1, trials + 1)
    return failures_to_certify(n, delta, alpha), failures_to_refute(n, delta, alpha)


# failures, trials, delta, evidence against and for: the definition in 60 digits, by mpmath
EXACT = [
    (1, 1, 1e-4, 7.851794561019771, -1.0985989547887134),
    (0, 10**5, 0.5, -11.778638305070649, 69309.08237424969),
    (4500, 10**5, 0.05, -7.917474740840033, 23.14986042992191),
    (10**5, 10**5, 0.01, 460510.2229392734, -12.202725339780843),
    (12_000, 10**6, 0.01, 184.04900872749099, -8.303450079260514),
    (0, 10**8, 1e-4, -12.1251252946843, 9995.774064243682),
    (9000, 10**8, 1e-4, -9.83212194150923, 47.380959431442584),
    (20_000, 10**8, 1e-4, 3856.5655443290816, -9.90370415610619),
    (10**6, 10**8, 0.01, -8.754229996605481, -7.376914947776018),
    (5 * 10**7, 10**8, 0.5, -9.250279775301632, -9.43613172712091),
    (10**8, 10**8, 0.5, 69314708.8750614, -18.87226345924182),
]


def by_quadrature(counts, beta, ends):
    """Log of the beta mixture of likelihood ratios between two ends, by the definition."""
    low, high = ends
    mpmath = pytest.importorskip("mpmath")
    mpmath.mp.dps = 30
    k, n, delta, a, b = (mpmath.mpf(float(v)) for v in (*counts, *beta))

    def prior(theta):
        return theta ** (a - 1) * (1 - theta) ** (b - 1)

    def ratio(theta):
        return (theta / delta) ** k * ((1 - theta) / (1 - delta)) ** (n - k)

    peak = min(max(k / n, low), high) if n else delta
    near = [peak + s * mpmath.sqrt(1 / (n + 1)) / 5 for s in range(-10, 11)]
    points = sorted({mpmath.mpf(low), *(t for t in near if low < t < high), mpmath.mpf(high)})
    top = mpmath.quad(lambda t: prior(t) * ratio(t), points)
    return float(mpmath.log(top / mpmath.quad(prior, points)))


@pytest.mark.parametrize("delta", [0.5, 0.05])
@pytest.mark.parametrize(("failures", "trials"), [(0, 0), (0, 20), (3, 20), (20, 20)])
def test_evidence_is_the_mixture_of_likelihood_ratios_it_claims_to_be(failures, trials, delta):
    counts = failures, trials, delta
    against = by_quadrature(counts, (0.1, 0.5), (delta, 1))
    support = by_quadrature(counts, (0.5, 0.5), (0, delta))
    assert log_evidence_against(*counts) == pytest.approx(against, abs=1e-9)
    assert log_evidence_for(*counts) == pytest.approx(support, abs=1e-9)


@pytest.mark.parametrize(("failures", "trials", "delta", "against", "support"), EXACT)
def test_evidence_is_exact_far_in_the_tails(failures, trials, delta, against, support):
    counts = failures, trials, delta
    assert log_evidence_against(*counts) == pytest.approx(against, rel=1e-10, abs=1e-6)
    assert log_evidence_for(*counts) == pytest.approx(support, rel=1e-10, abs=1e-6)


def test_evidence_has_no_seam_where_tails_are_summed_otherwise():
    k = np.arange(200, 1300)
    against, support = log_evidence_against(k, 10_000, 0.1), log_evidence_for(k, 10_000, 0.05)
    assert np.abs(np.diff(against, 3)).max() < 0.01
    assert np.abs(np.diff(support, 3)).max() < 0.01


def test_evidence_against_grows_with_failures_and_shrinks_with_delta():
    k, delta = np.arange(101)[:, None], np.linspace(0.01, 0.99, 99)
    against, support = log_evidence_against(k, 100, delta), log_evidence_for(k, 100, delta)
    assert np.all(np.diff(against, axis=0) > 0)
    assert np.all(np.diff(against[1:], axis=1) < 0)
    assert np.all(np.diff(support, axis=0) < 0)
    assert np.all(np.diff(support[:-1], axis=1) > 0)


def test_evidence_broadcasts_and_a_scalar_stays_one():
    assert log_evidence_against([[1], [2]], [10, 20, 30], 0.1).shape == (2, 3)
    assert log_evidence_for(0, 0, 0.5).shape == ()
    assert log_evidence_against(0, 0, 0.5) == 0


def test_both_halves_of_the_mixture_add_up_to_the_whole_that_ville_computes():
    ville = pytest.importorskip("ville")
    failed = np.random.default_rng(1).random(200) < 0.2
    k, n, delta = np.cumsum(failed), np.arange(1, 201), 0.1
    whole = ville.BernoulliTest(delta, prior=(0.1, 0.5)).fit(failed).log_e_values_
    above = log_evidence_against(k, n, delta) + np.log(betaincc(0.1, 0.5, delta))
    a, b, x, y = np.array(0.1), np.array(0.5), np.array(delta), np.array(1 - delta)
    below = log_scaled_tail(k + a, n - k + b, x, y) - log_scaled_tail(a, b, x, y)
    below += np.log1p(-betaincc(0.1, 0.5, delta))
    np.testing.assert_allclose(np.logaddexp(above, below), whole, atol=1e-9)


@pytest.mark.parametrize("delta", [0.5, 0.1, 0.01])
@pytest.mark.parametrize("alpha", [0.05, 1e-3])
def test_false_alarms_stay_below_alpha_exactly(delta, alpha):
    certify, refute = boundaries(3000, delta, alpha)
    _, refuted, _ = verdicts(delta, np.full(3000, -1), refute)
    _, _, certified = verdicts(delta, certify, np.arange(3000) + 2)
    assert alpha / 30 < refuted <= alpha
    assert alpha / 30 < certified <= alpha


def test_certifying_a_claim_that_never_fails_costs_at_most_1_15_of_the_limit():
    n = np.arange(1, 2000)
    first = n[np.argmax(log_evidence_for(0, n, 0.05) >= np.log(1e6))]
    assert first == 299
    assert first <= 1.15 * np.log(1e6) / -np.log(1 - 0.05)


@pytest.mark.parametrize(
    ("times", "mean", "worst"),
    [(0, 299, 1.15), (0.1, 424.4, 1.1), (0.5, 1915.1, 1.15), (1.5, 2925.3, 1.25), (2, 792.8, 1.2)],
)
def test_mean_trials_stay_close_to_the_information_limit(times, mean, worst):
    delta, alpha = 0.05, 1e-6
    p = times * delta
    trials, refuted, certified = verdicts(p, *boundaries(12_000, delta, alpha))
    if p > delta:
        limit = information_limit_to_refute(p, delta, alpha)
        guess, right = expected_trials_to_refute(p, delta, alpha), refuted
    else:
        limit = information_limit_to_certify(p, delta, alpha)
        guess, right = expected_trials_to_certify(p, delta, alpha), certified
    assert trials == pytest.approx(mean, abs=0.1)
    assert trials <= worst * limit
    assert guess == pytest.approx(trials, rel=0.06)
    assert right > 1 - 1e-7


def test_information_limits_are_those_of_wald():
    level = np.log(1e6)
    assert information_limit_to_certify(0, 0.05, 1e-6) == pytest.approx(level / -np.log(0.95))
    divergence = 0.1 * np.log(2) + 0.9 * np.log(0.9 / 0.95)
    assert information_limit_to_refute(0.1, 0.05, 1e-6) == pytest.approx(level / divergence)
    assert information_limit_to_refute(1, 0.05, 1e-6) == pytest.approx(level / np.log(20))


def test_no_number_of_trials_refutes_or_certifies_the_boundary_itself():
    p = [0.02, 0.05, 0.09]
    for refute in (information_limit_to_refute, expected_trials_to_refute):
        assert np.isinf(refute(p, 0.05, 1e-6)).tolist() == [True, True, False]
    for certify in (information_limit_to_certify, expected_trials_to_certify):
        assert np.isinf(certify(p, 0.05, 1e-6)).tolist() == [False, True, True]


@pytest.mark.parametrize(("trials", "delta"), [(0, 0.1), (5, 0.9), (300, 0.05), (10**7, 1e-4)])
def test_boundary_counts_are_the_first_and_last_that_decide(trials, delta):
    level = np.log(1e6)
    refute = failures_to_refute(trials, delta, 1e-6)
    certify = failures_to_certify(trials, delta, 1e-6)
    assert log_evidence_against(refute - 1, trials, delta) < level
    assert refute == trials + 1 or log_evidence_against(refute, trials, delta) >= level
    assert certify == -1 or log_evidence_for(certify, trials, delta) >= level
    assert certify == trials or log_evidence_for(certify + 1, trials, delta) < level


def test_certified_probability_is_where_the_evidence_reaches_its_level():
    k, n = np.array([0, 1, 5, 500, 0]), np.array([300, 300, 300, 1000, 10**8])
    x = certified_failure_probability(k, n, 1e-6)
    np.testing.assert_allclose(log_evidence_for(k, n, x), np.log(1e6), rtol=1e-7)
    np.testing.assert_allclose(x[:3], [0.050, 0.062, 0.093], atol=5e-4)
    assert np.all(x > k / n)


def test_certified_probability_is_one_without_a_success():
    assert certified_failure_probability([0, 7], [0, 7], 0.05).tolist() == [1, 1]
    assert certified_failure_probability(6, 7, 0.05) < 1


def test_certified_probability_covers_at_all_sample_sizes_at_once():
    n = np.unique(np.geomspace(1, 1000, 40).astype(int))
    for p in (0.02, 0.4):
        failed = np.random.default_rng(2).random((200, 1000)) < p
        limits = certified_failure_probability(np.cumsum(failed, axis=1)[:, n - 1], n, 0.1)
        missed = np.mean(np.min(limits, axis=1) <= p)
        assert 0.005 < missed <= 0.1


def test_pooled_evidence_is_the_average_over_the_grid_of_deltas():
    deltas, k = np.array([0.5, 0.1, 0.01]), np.array([[60, 12, 3], [50, 20, 0]])
    pooled = log_pooled_evidence_against(k, [100, 110], deltas)
    each = [log_evidence_against(k[0], 100, deltas), log_evidence_against(k[1], 110, deltas)]
    np.testing.assert_allclose(pooled, np.log(np.mean(np.exp(each), axis=1)))
    assert log_pooled_evidence_against([60, 12, 3], 100, deltas) == pooled[0]


def test_pooling_over_deltas_catches_a_tail_bound_a_single_delta_misses():
    """|Z| <= .7 sqrt(2 log(2/delta)) holds at delta = .05 far longer than at smaller deltas."""
    deltas = np.array([0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 5e-4, 2e-4, 1e-4])
    z = np.abs(np.random.default_rng(3).standard_normal(4000))
    fails = np.sum(z[:, None] > 0.7 * np.sqrt(2 * np.log(2 / deltas)), axis=0)
    assert log_pooled_evidence_against(fails, 4000, deltas) > np.log(1e6)
    assert log_evidence_against(fails[3], 4000, 0.05) < np.log(20)


@pytest.mark.parametrize(("trials", "delta"), [(1000, 0.05), (300, 0.2), (50_000, 0.001)])
def test_detectable_probability_is_refuted_with_the_power_it_promises(trials, delta):
    p = float(detectable_failure_probability(trials, delta, 1e-6, power=0.9))
    n, k = trials, np.arange(failures_to_refute(trials, delta, 1e-6), trials + 1)
    terms = gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1) + xlogy(k, p) + xlog1py(n - k, -p)
    assert np.sum(np.exp(terms)) == pytest.approx(0.9, abs=1e-6)
    assert p > delta


def test_looking_after_every_trial_has_at_least_the_promised_power():
    p = float(detectable_failure_probability(1000, 0.05, 1e-6))
    _, refute = boundaries(1000, 0.05, 1e-6)
    _, refuted, _ = verdicts(p, np.full(1000, -1), refute)
    assert 0.95 <= refuted < 0.97


def test_too_few_trials_can_detect_nothing():
    assert np.isinf(detectable_failure_probability([0, 2, 19], [0.1, 0.1, 0.5], 1e-6)).all()


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: log_evidence_against(3, 2, 0.1), "failures = 3, but must be at most trials"),
        (lambda: log_evidence_against(-1, 2, 0.1), "failures = -1, but must be a whole number"),
        (lambda: log_evidence_against(0.5, 2, 0.1), "failures = 0.5, but must be a whole number"),
        (lambda: log_evidence_for(1, np.inf, 0.1), "trials = inf, but must be a whole number"),
        (lambda: log_evidence_for(np.nan, 5, 0.1), "failures = nan, but must be a whole number"),
        (lambda: log_evidence_against(1, 2, [0.5, 1.0]), "delta = 1, but must be strictly between"),
        (lambda: log_evidence_for(1, 2, 0), "bound = 0, but must be strictly between"),
        (lambda: log_evidence_for(1, 2, np.nan), "bound = nan, but must be strictly between"),
        (lambda: certified_failure_probability(1, 2, 0.6), "alpha = 0.6, but must be above 0"),
        (lambda: certified_failure_probability(1, 2, 0), "alpha = 0, but must be above 0"),
        (lambda: log_pooled_evidence_against([1, 3], 2, [0.1, 0.2]), "failures = 3"),
        (lambda: expected_trials_to_refute(1.5, 0.1, 0.1), "failure_probability = 1.5"),
        (lambda: expected_trials_to_certify(np.nan, 0.1, 0.1), "failure_probability = nan"),
        (lambda: detectable_failure_probability(9, 0.1, 0.1, power=1), "power = 1"),
        (lambda: failures_to_refute(9.5, 0.1, 0.1), "trials = 9.5"),
    ],
)
def test_impossible_counts_and_probabilities_are_refused_with_rule_and_cure(call, words):
    with pytest.raises(ValueError, match=words) as refusal:
        call()
    assert ": " in str(refusal.value)


@pytest.mark.parametrize(("excess", "expected"), [(10, -0.07134019), (28.41238, math.log(20))])
def test_the_one_sided_mixture_has_the_published_reference_values(excess, expected):
    """Those of confseq's own tests: BetaBinomialMixture(100, 0.05, 0.2, 0.8, one-sided)."""
    g, h, variance_process = 0.2, 0.8, 100
    level = 2 * math.log(10)
    r = variance_process / (level + math.log(1 + level)) - g * h
    a, b, n = r / h, r / g, variance_process / (g * h)
    k = n * g + excess

    def tail(p, q):
        return log_scaled_tail(*(np.asarray(x, float) for x in (p, q, 1 - g, g)))

    assert tail(n - k + b, k + a) - tail(b, a) == pytest.approx(expected, abs=1e-5)
