"""Tables of probabilities against simulation-free identities and scipy."""

import math

import numpy as np
import pytest
import scipy.stats

from theorycheck.arithmetic import BALLS, EXACT, lifted
from theorycheck.learning import (
    at_least,
    at_most,
    binary_divergence,
    binomial,
    compositions,
    divergence,
    entropy,
    extremes_of,
    independent,
    kolmogorov,
    largest,
    multinomial,
    mutual_information,
    normal_cdf,
    normalized,
    occupancy,
    sequences,
    smallest_of,
    smirnov,
)


def exact(values):
    return lifted(np.asarray(values, dtype=float), EXACT.lift)


def test_binomial_agrees_with_scipy_and_is_exact_in_rationals():
    assert binomial(9, 0.3) == pytest.approx(scipy.stats.binom.pmf(range(10), 9, 0.3))
    assert sum(binomial(5, exact([0.375])[0]).tolist()) == 1


def test_tails_and_extremes_of_copies():
    law = binomial(6, 0.3)
    assert at_least(law)[0] == pytest.approx(1)
    assert at_most(law)[-1] == pytest.approx(1)
    low, high, joint = extremes_of(law, 3)
    assert joint.sum() == pytest.approx(1)
    smallest = [joint[low == k].sum() for k in range(7)]
    assert smallest_of(law, 3) == pytest.approx(smallest)
    largest = [joint[high == k].sum() for k in range(7)]
    assert np.cumsum(largest) == pytest.approx(np.cumsum(law) ** 3)


def test_one_copy_has_equal_extremes():
    low, high, joint = extremes_of(binomial(4, 0.2), 1)
    assert joint[low < high] == pytest.approx(0)


def test_multinomial_enumerates_every_sample():
    law = normalized(np.array([1.0, 2.0, 3.0]))
    counts, weights = compositions(4, 3), multinomial(4, law)
    assert len(counts) == math.comb(6, 2)
    assert weights == pytest.approx(scipy.stats.multinomial.pmf(counts, 4, law))
    assert independent(law, sequences(4, 3)).sum() == pytest.approx(1)


def test_occupancy_in_floats_and_in_rationals():
    assert occupancy(3, 2) == pytest.approx([0, 0.25, 0.75, 0])
    assert occupancy(2, 4, exact([1.0])[0])[2] == exact([0.75])[0]


def test_kolmogorov_agrees_with_scipy():
    for n, k, h in ((5, 2, 0.25), (20, 4, 0.5), (60, 9, 0.75)):
        expected = scipy.stats.kstwo.cdf((k - h) / n, n)
        assert kolmogorov(n, k, h) == pytest.approx(expected, abs=1e-12)


def test_divergences_and_information():
    q, p = normalized(np.array([1.0, 3.0])), normalized(np.array([1.0, 1.0]))
    assert divergence(q, p) == pytest.approx(scipy.stats.entropy(q, p))
    assert entropy(q) == pytest.approx(scipy.stats.entropy(q))
    assert binary_divergence(np.array([0.0, 0.5]), 0.5) == pytest.approx([math.log(2), 0])
    assert mutual_information(np.outer(q, p)) == pytest.approx(0, abs=1e-12)
    assert mutual_information(np.eye(2) / 2) == pytest.approx(math.log(2))


def test_the_largest_of_balls_that_overlap():
    third = lifted(np.array([1.0]), BALLS.lift)[0] / 3
    balls = np.array([third, 1 - 2 * third, 0 * third])
    assert float(largest(balls).value.mid()) == pytest.approx(1 / 3)
    assert largest(np.array([1.0, 3.0])) == pytest.approx(3)


def test_normal_cdf_in_balls():
    ball = normal_cdf(lifted(np.array([-1.0]), BALLS.lift))[0]
    assert float(ball.value.mid()) == pytest.approx(scipy.stats.norm.cdf(-1))
    assert normal_cdf(np.array(0.0)) == pytest.approx(1 / 2)


@pytest.mark.parametrize(("n", "u"), [(1, 0.5), (5, 0.3), (100, 0.1), (900, 0.03)])
def test_smirnovs_law_agrees_with_scipy_and_is_exact_in_rationals(n, u):
    assert smirnov(n, u) == pytest.approx(scipy.special.smirnov(n, u))
    assert bool(smirnov(3, exact([0.375])[0]) == 87 / 256)
