"""Mini-batches whose sampling is enumerated."""

import numpy as np
import pytest

from theorycheck.optimization.minibatches import every_batch, pairwise_signs, sampled_batches


@pytest.mark.parametrize(("terms", "batch"), [(1, 3), (2, 32), (3, 8), (50, 1)])
def test_batches_are_all_those_that_sequences_make(terms, batch):
    counts, frequencies = every_batch(terms, batch)
    assert np.all(counts.sum(axis=1) == batch)
    assert sum(map(int, frequencies)) == terms**batch
    assert len({tuple(row) for row in counts}) == len(counts)


@pytest.mark.parametrize(("terms", "rounds", "batch"), [(2, 3, 1), (3, 2, 2), (50, 4, 1)])
def test_shares_are_unbiased_in_every_round_and_have_the_variance_of_a_batch(terms, rounds, batch):
    order, weights = sampled_batches(terms, rounds, 1.0, batch=batch)
    assert len(order) == rounds
    assert np.isclose(np.sum(weights), 1)
    for shares in order:
        mean = weights @ (shares + np.zeros((len(weights), terms)))
        assert np.allclose(mean, 1 / terms)
    spread = weights @ (order[-1] - 1 / terms) ** 2
    assert np.allclose(spread, (1 - 1 / terms) / terms / batch)


def test_only_the_last_rounds_are_sampled_where_all_would_be_too_many():
    for rounds, sampled in [(6, 3), (20, 1)]:
        order, weights = sampled_batches(2, rounds, 1.0, most=8)
        assert [np.ndim(shares) for shares in order] == [1] * (rounds - sampled) + [2] * sampled
        assert len(weights) == 2**sampled


def test_early_rounds_are_sampled_where_the_last_is_not_seen():
    for rounds, sampled in [(1, 0), (2, 1), (4, 3), (6, 3), (20, 1)]:
        order, weights = sampled_batches(2, rounds, 1.0, most=8, early=True)
        assert [np.ndim(shares) for shares in order] == [2] * sampled + [1] * (rounds - sampled)
        assert len(weights) == 2**sampled


def test_a_round_with_too_many_outcomes_is_refused():
    with pytest.raises(ValueError, match="1275 batches of 2"):
        sampled_batches(50, 1, 1.0, batch=2)


@pytest.mark.parametrize("rounds", [1, 2, 3, 200])
def test_signs_are_fair_and_pairwise_independent(rounds):
    signs = pairwise_signs(rounds)
    count = signs.shape[1]
    assert set(np.unique(signs)) == {-1, 1}
    assert np.all(signs.sum(axis=1) == 0)
    assert np.array_equal(signs @ signs.T, count * np.eye(rounds, dtype=int))
    assert count < 2 * (rounds + 1)
