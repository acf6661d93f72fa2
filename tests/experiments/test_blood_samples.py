"""Wards of patients: concentrations, errors, and networks that learn from nothing else."""

import numpy as np
import pytest

from theorycheck.experiments.blood_samples import Ward, look_alikes, trained_scores, two_wines
from theorycheck.learning import breast_cancer


def test_shares_have_the_purity_between_halves_and_stay_shares():
    ward = Ward(two_wines(), 10, 3, 0.5, 1.0)
    high, low = ward.shares[:5], ward.shares[5:]
    assert high.mean() - low.mean() == pytest.approx(0.5)
    assert ward.shares.min() >= 0
    assert ward.shares.max() <= 1
    drawn = ward.draw(np.random.default_rng(0), 2000)
    positive = (ward.cells.y[drawn] > 0).mean(axis=(0, 2))
    assert positive == pytest.approx(ward.shares, abs=0.03)


def test_perfect_scores_err_on_no_cell_and_on_impurity_alone():
    ward = Ward(breast_cancer(), 100, 100, 0.5)
    scores = np.broadcast_to(ward.cells.y, (3, 1, len(ward.cells.y)))
    assert ward.cell_errors(scores) == pytest.approx(0)
    wrong = ward.wrong(scores, ward.draw(np.random.default_rng(0), 3))
    assert wrong == pytest.approx(0.25, abs=0.03)


@pytest.mark.parametrize(("purity", "most"), [(1.0, 0.1), (0.5, 0.2)])
def test_networks_learn_from_concentrations_where_there_is_something_to_learn(purity, most):
    ward = Ward(breast_cancer(), 100, 4, purity)
    errors = ward.cell_errors(trained_scores(np.random.default_rng(0), ward, 20, networks=3))
    assert errors.shape == (20, 3)
    assert errors.mean() < most
    alike = Ward(look_alikes(), 100, 4, purity)
    assert alike.cell_errors(trained_scores(np.random.default_rng(0), alike, 20)).mean() > 0.4
