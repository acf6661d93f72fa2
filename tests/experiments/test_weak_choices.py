"""Candidates on real cells, against their thresholds applied to the cells one by one."""

import numpy as np
import pytest

from theorycheck.experiments.blood_samples import two_wines
from theorycheck.experiments.weak_choices import Candidates, few_shot_predictions
from theorycheck.learning import breast_cancer


def test_risks_are_those_of_thresholds_and_of_their_opposites():
    cells = breast_cancer()
    found = Candidates(cells, 3, 10)
    steps = np.quantile(cells.X[:, 3], np.arange(1, 6) / 6)
    wrong = [(cells.X[:, 3] <= step) != (cells.y > 0) for step in steps]
    risks = [w[cells.y > 0].mean() * 0.25 + w[cells.y < 0].mean() * 0.75 for w in wrong]
    assert found.risks(0.25)[:5] == pytest.approx(risks)
    assert found.risks(0.25)[5:] == pytest.approx(1 - np.array(risks))


def test_the_least_estimate_is_chosen_and_held_against_the_least_risk():
    found = Candidates(two_wines(), 0, 2)
    risks = found.risks(0.5)
    assert found.excess(np.stack([risks, -risks]), 0.5) == pytest.approx([0, np.ptp(risks)])


def test_samples_and_bags_have_the_population_s_means():
    found, rng = Candidates(breast_cancer(), 0, 10), np.random.default_rng(0)
    expected = found.called @ found.law(0.3)
    assert found.seen(rng, 0.3, 50, 4000).mean(axis=0) == pytest.approx(expected, abs=0.01)
    proportions, called = found.bags(rng, 0.3, 5, 10, 1000)
    assert called.shape == (1000, 10, 10)
    assert called.mean(axis=(0, 1)) == pytest.approx(expected, abs=0.02)
    assert proportions.mean() == pytest.approx(0.3, abs=0.02)


def test_classifiers_that_saw_one_row_a_class_are_right_about_some():
    classes, said = few_shot_predictions("iris", 5, 0)
    right = np.mean(said == classes, axis=1)
    assert said.shape == (5, 150)
    assert right.min() > 0.2
    assert right.max() > 0.6
