import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_claims import a, b, c, made

from theorycheck import E, rate
from theorycheck.notation import delta, n
from theorycheck.search.observation import Observation, observe
from theorycheck.search.regime import distance, regime_mask, told_of_regime


def spoken_of(let):
    return let


_TOLD = made(spoken_of, assume=[c <= 100], regime=[c >= 10])


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 100)), min_size=1, max_size=8))
def test_in_the_regime_counts_what_would_count_if_there_were_nothing_else(pairs):
    observed, where = (np.array(column) for column in zip(*pairs, strict=True))
    values = {"a": observed, "b": 1.0, "c": where}
    told = told_of_regime(_TOLD, a <= b, values, observe(_TOLD, a <= b, values))
    inside = where >= 10
    if not inside.any():
        assert told.within is None
        assert 0 < told.outside <= 1
        return
    alone = observe(_TOLD, a <= b, {"a": observed[inside], "b": 1.0})
    assert told.within.tightness == alone.tightness
    assert told.within.score == alone.score <= told.score
    assert told.outside == 0


def test_without_a_regime_nothing_is_told():
    seen = Observation(0.0, 1.0, suspect=False, violated=False)
    assert told_of_regime(made(spoken_of), a <= b, {}, seen) is seen


@pytest.mark.parametrize(("near", "far"), [(9, 5), (5, 1), (1, -3)])
def test_the_farther_from_the_regime_the_larger_the_distance(near, far):
    assert distance(_TOLD, {"c": near}) < distance(_TOLD, {"c": far})
    assert distance(_TOLD, {"c": 10}) == distance(_TOLD, {"c": 50}) == 0


def test_of_random_values_all_trials_must_lie_in_it_and_a_free_delta_is_told_apart():
    mean = made(spoken_of, then=E(a) <= b, regime=[a >= 1])
    assert not regime_mask(mean, {"a": np.array([0.5, 2])})
    assert regime_mask(mean, {"a": np.array([1, 2])})
    bound = made(spoken_of, then=a <= b * delta)
    assert regime_mask(bound, {"delta": np.array([0.5, 0.1, 0.01])}).tolist() == [0, 1, 1]


def test_a_rate_has_a_scope_in_the_place_of_a_regime_in_its_size():
    falling = rate(a, n, start=2, slack=1) <= -1
    whole = made(spoken_of, then=falling, assume=[b <= 1], regime=[n >= 10, b <= 0])
    assert regime_mask(whole, {"n": np.array([2, 4]), "b": -1})
    assert not regime_mask(whole, {"n": np.array([20, 40]), "b": 1})
