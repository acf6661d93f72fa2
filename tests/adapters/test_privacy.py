from math import comb

import numpy as np
import pytest

from theorycheck.adapters.accountants import accountant_of
from theorycheck.adapters.privacy import sampled
from theorycheck.errors import NotApplicable
from theorycheck.privacy import composed_delta, gaussian_privacy_curve


class Laplace:
    """A mechanism with the call of diffprivlib's."""

    def __init__(self, *, epsilon, sensitivity, random_state):
        self.scale = sensitivity / epsilon
        self.rng = np.random.default_rng(random_state)

    def randomise(self, value):
        assert type(value) is float
        return value + self.rng.laplace(0, self.scale)


class Coin:
    def __init__(self, *, epsilon, random_state):
        self.truthful = np.exp(epsilon) / (1 + np.exp(epsilon))
        self.rng = np.random.default_rng(random_state)

    def randomise(self, word):
        return word if self.rng.random() < self.truthful else {"0": "1", "1": "0"}[word]


def test_answers_are_sampled_one_by_one_from_the_generator_of_the_trial():
    release = sampled(Laplace)
    given = dict(epsilon=0.5, sensitivity=2.0)
    first = release(np.random.default_rng(0), np.ones((4, 500)), **given)
    assert first.shape == (4, 500)
    assert np.mean(abs(first - 1)) == pytest.approx(4, rel=0.1)
    assert np.array_equal(first, release(np.random.default_rng(0), np.ones((4, 500)), **given))
    assert not np.array_equal(first, release(np.random.default_rng(1), np.ones((4, 500)), **given))


def test_words_are_read_and_written():
    report = sampled(Coin, reads=lambda bit: str(int(bit)))
    reports = report(np.random.default_rng(0), np.ones(2000, dtype=int), epsilon=1.0)
    assert set(reports) == {0.0, 1.0}
    assert np.mean(reports) == pytest.approx(np.e / (1 + np.e), abs=0.04)


def test_what_cannot_be_seeded_is_refused():
    with pytest.raises(NotApplicable, match=r"no seed reaches.*not be replayed"):
        sampled(lambda **_: print)(np.random.default_rng(0), np.zeros(1), epsilon=1.0)


class Distribution:
    """A privacy loss distribution with the call of dp-accounting's, of randomized responses."""

    def __init__(self, loss, k=1):
        self.loss, self.k = loss, k

    def self_compose(self, k):
        return Distribution(self.loss, self.k * k)

    def get_delta_for_epsilon(self, epsilon):
        return composed_delta(self.loss, self.k, epsilon)


def test_a_distribution_composes_before_it_is_asked():
    assert accountant_of(Distribution, "composed_delta")(0.5, 3, 1.0) == composed_delta(0.5, 3, 1.0)
    with pytest.raises(NotApplicable, match="int has no get_delta_for_epsilon"):
        accountant_of(int)(1.0, 1.0)
    with pytest.raises(NotApplicable, match="gaussian_privacy_curve and composed_delta"):
        accountant_of(Distribution, "laplace_scale")


def test_dp_accounting_rounds_its_deltas_up():
    losses = pytest.importorskip("dp_accounting.pld.privacy_loss_distribution")

    def gaussian(mu):
        return losses.from_gaussian_mechanism(1 / mu, value_discretization_interval=1e-3)

    theirs, ours = accountant_of(gaussian)(1.0, 0.5), gaussian_privacy_curve(1.0, 0.5)
    assert ours <= theirs <= ours + 1e-3


@pytest.mark.parametrize(("k", "i"), [(1, 0), (4, 1), (5, 2), (20, 7)])
def test_dp_accounting_composes_responses_as_the_theorem_says(k, i):
    losses = pytest.importorskip("dp_accounting.pld.privacy_loss_distribution")
    loss = 0.5

    def responses(loss):
        return losses.from_randomized_response(2 / (1 + np.exp(loss)), 2)

    theirs = accountant_of(responses, "composed_delta")(loss, k, (k - 2 * i) * loss)
    betrayed = sum(
        comb(k, j) * (np.exp((k - j) * loss) - np.exp((k - 2 * i + j) * loss)) for j in range(i)
    )
    printed = betrayed / (1 + np.exp(loss)) ** k
    assert composed_delta(loss, k, (k - 2 * i) * loss) == pytest.approx(printed, abs=1e-14)
    assert printed - 1e-12 <= theirs <= printed + 1e-3
