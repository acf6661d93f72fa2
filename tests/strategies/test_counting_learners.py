"""Learners that count, against tables over all samples."""

import numpy as np
import pytest

from theorycheck.claims.draws import reading
from theorycheck.learning import mutual_information, sequences
from theorycheck.strategies.counting_learners import (
    CountingLearner,
    counting_learners,
    learners,
    private_learners,
)
from theorycheck.strategies.label_tables import Learner

rng = np.random.default_rng(6)


def both(n, atoms):
    """Give the same learner as counts, and as a table."""
    masses, losses = rng.integers(1, 9, atoms) * 1.0, rng.random((3, atoms))
    counting = CountingLearner(masses, losses, np.zeros(0), n)
    kernel = rng.integers(1, 9, (len(counting.counts), 3)) * 1.0
    rows = [tuple(row) for row in counting.counts.tolist()]
    samples = sequences(n, atoms)
    shown = [tuple(np.bincount(sample, minlength=atoms)) for sample in samples]
    table = kernel[[rows.index(row) for row in shown]]
    return CountingLearner(masses, losses, kernel, n), Learner(masses, losses, table, n)


@pytest.mark.parametrize(("n", "atoms"), [(1, 3), (3, 2), (3, 3)])
def test_counts_say_as_much_as_samples(n, atoms):
    few, many = both(n, atoms)
    assert np.sum(few.joint) == pytest.approx(1)
    assert np.sum(few.joint * few.gap) == pytest.approx(np.sum(many.joint * many.gap))
    assert mutual_information(few.joint) == pytest.approx(mutual_information(many.joint))
    assert few.root_information == pytest.approx(many.root_information)
    assert most_changed(few) == pytest.approx(most_changed(many))


def most_changed(learner):
    return np.max(np.abs(learner.fitted[learner.neighbours()] - learner.fitted[:, None]))


@pytest.mark.parametrize("n", [1, 2, 3])
def test_conditional_information_is_that_of_the_table(n):
    few, many = both(n, 2)
    assert few.conditional_information == pytest.approx(many.conditional_information)


@pytest.mark.parametrize(
    "strategy", [learners(), private_learners(), counting_learners(interpolating=True)]
)
def test_every_outcome_has_an_output(strategy):
    for _ in range(40):
        learner = reading(rng.integers(0, 1025, 120).tolist())(strategy)
        assert np.all(np.sum(learner.kernel, axis=1) > 0)
        assert np.sum(learner.joint) == pytest.approx(1)


def test_an_interpolating_learner_does_not_err_on_its_sample():
    for _ in range(40):
        learner = reading(rng.integers(0, 1025, 120).tolist())(
            counting_learners(interpolating=True)
        )
        empirical = learner.risk - learner.gap
        assert np.sum(learner.joint * empirical) == pytest.approx(0)
