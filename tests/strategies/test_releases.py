"""Laws of releases on neighbouring data sets, against enumeration by hand."""

import numpy as np
import pytest

from theorycheck.claims.draws import reading
from theorycheck.learning import normal_cdf
from theorycheck.strategies.releases import (
    AdaptiveReleases,
    GaussianReleases,
    LawPair,
    pure_releases,
)


def test_the_loss_of_a_pair_is_the_largest_logarithm_of_a_ratio():
    pair = LawPair(np.array([[1.0, 3.0], [2.0, 2.0]]))
    assert pair.laws == pytest.approx(np.array([[0.25, 0.75], [0.5, 0.5]]))
    assert pair.loss == pytest.approx(np.log(2))


def test_a_release_may_depend_on_what_came_before():
    first = np.array([[[1.0, 1.0]], [[3.0, 1.0]]])
    second = np.array([[[1.0, 0.0], [1.0, 3.0]], [[1.0, 1.0], [0.0, 1.0]]])
    here, there = AdaptiveReleases((first, second)).joint
    assert here == pytest.approx([1 / 2, 0, 1 / 8, 3 / 8])
    assert there == pytest.approx([3 / 8, 3 / 8, 0, 1 / 4])


def test_responses_lose_the_same_whichever_report_speaks_for_the_bit():
    choices = [1, 0, 2, 2, *[1] * 31]  # responses; masses; how many; which report, every time
    releases = reading(choices)(pure_releases())
    assert len({level.shape[1] for level in releases.masses}) == len(releases.masses)
    assert 0 <= releases.loss <= np.log(16)
    here, there = releases.joint
    assert np.sort(here) == pytest.approx(np.sort(there))


def test_losses_of_adaptive_releases_are_those_of_the_boldest():
    first, second = np.array([[[1.0, 1.0]], [[1.0, 1.0]]]), np.ones((2, 2, 2))
    second[1, 1, 0] = 3
    assert AdaptiveReleases((first, second)).loss == pytest.approx(np.log(2))


def test_cells_of_gaussians_seen_along_their_change_are_apart_by_its_norm():
    cells = GaussianReleases(np.array([3.0, 4.0]), np.ones(2), 2.0, np.ones(3)).cells
    assert cells.sum(axis=1) == pytest.approx(1)
    assert cells[:, 0] == pytest.approx([normal_cdf(2 - 5.0), normal_cdf(2.0)])
