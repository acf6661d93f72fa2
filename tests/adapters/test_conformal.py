import warnings

import numpy as np
import pytest

from theorycheck.adapters.conformal import threshold_of
from theorycheck.errors import NotApplicable
from theorycheck.learning import conformal_threshold


class FloorOfTheTail:
    """A conformal regressor with the call of crepes', whose rank is floor(alpha (n + 1))."""

    def fit(self, residuals):
        self.descending = np.sort(residuals)[::-1]
        return self

    def predict_int(self, predicted, *, confidence):
        k = int((1 - confidence) * (len(self.descending) + 1)) - 1
        if k < 0:
            warnings.warn("the no. of calibration examples is too small", stacklevel=2)
        half = self.descending[k] if k >= 0 else np.inf
        return np.stack([predicted - half, predicted + half], axis=1)


def test_a_rank_is_read_off_the_width_and_no_score_is_rounded():
    scores = np.array([[-0.3, 1e-9, 7.0, 2.0], [1.0, 1.0, 0.0, -1.0]])
    threshold = threshold_of(FloorOfTheTail)
    for miscoverage in (0.25, 0.5, 0.75):
        ours = conformal_threshold(scores, miscoverage)
        assert np.array_equal(threshold(scores, miscoverage), ours)


def test_too_few_scores_cover_everything_without_a_warning():
    assert np.array_equal(threshold_of(FloorOfTheTail)(np.zeros((2, 3)), 0.125), [np.inf, np.inf])


def test_an_interpolating_rank_lies_between_two_scores():
    class Interpolating(FloorOfTheTail):
        def predict_int(self, predicted, *, confidence):
            half = np.quantile(self.descending, confidence)
            return np.stack([predicted - half, predicted + half], axis=1)

    assert threshold_of(Interpolating)(np.array([4.0, 0.0, 1.0]), 0.25) == 2.5


def test_an_object_with_neither_call_is_refused():
    with pytest.raises(NotApplicable, match=r"neither crepes' predict_int nor MAPIE's"):
        threshold_of(dict)


def test_crepes_takes_the_rank_or_the_next_one():
    crepes = pytest.importorskip("crepes")
    scores = np.random.default_rng(0).standard_normal(9)
    threshold = threshold_of(crepes.ConformalRegressor)
    assert threshold(scores, 0.5) == conformal_threshold(scores, 0.5)
    assert threshold(scores, 0.2) >= conformal_threshold(scores, 0.2)  # (1 - 0.8) * 10 < 2


def test_mapie_takes_the_rank_and_refuses_few_scores():
    regression = pytest.importorskip("mapie.regression")
    scores = np.random.default_rng(0).standard_normal((2, 9))
    threshold = threshold_of(regression.SplitConformalRegressor)
    for miscoverage in (0.25, 0.3, 0.5):
        assert np.array_equal(
            threshold(scores, miscoverage), conformal_threshold(scores, miscoverage)
        )
    assert np.all(threshold(scores, 0.7) >= conformal_threshold(scores, 0.7))  # (1 - 0.7) * 10 > 3
    with pytest.raises(NotApplicable, match="SplitConformalRegressor refuses 9 scores"):
        threshold(scores, 0.05)
    generous = threshold_of(regression.SplitConformalRegressor, refused="infinite")
    assert np.array_equal(generous(scores, 0.05), [np.inf, np.inf])
