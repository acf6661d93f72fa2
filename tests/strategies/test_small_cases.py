"""Small instances reach the structure that breaks statements, and hold what they say."""

import numpy as np
import pytest
from hypothesis import find, given, settings
from hypothesis import strategies as st

from theorycheck.laws import coupled_uniforms
from theorycheck.strategies.small_cases import gram_pairs, relu_pairs, tied_scores

FEW = settings(max_examples=100, deadline=None)


def test_two_columns_may_be_the_same_and_have_norm_one():
    pair = find(gram_pairs(), lambda p: p.a == p.b == 0 and p.g == 1)
    assert pair.columns[0].tolist() == [1, 1]


@FEW
@given(gram_pairs())
def test_inner_products_obey_cauchy_and_schwarz(pair):
    assert pair.g**2 <= (1 + pair.a) * (1 + pair.b) * (1 + 1e-12)


def test_two_inputs_may_make_a_pair_of_neurons_disagree():
    pair = find(relu_pairs(d=(2, 2)), lambda p: p.change @ p.answer > p.answer @ p.answer > 0)
    assert np.all(pair.answer * pair.change >= pair.answer**2)


@FEW
@given(st.data())
def test_scores_are_tied(data):
    scores = data.draw(tied_scores(8))
    assert len(set(scores.tolist())) <= 3


def test_scores_may_all_be_the_same():
    assert find(tied_scores(4), lambda s: len(set(s.tolist())) == 1).shape == (4,)


@pytest.mark.parametrize("level", [1 / 64, 0.1, 0.5])
def test_coupled_p_values_are_uniform_at_the_level_and_its_half(level):
    law = coupled_uniforms(level)
    assert sum(law.values()) == pytest.approx(1)
    for first in (0, 1):
        for part in (0.5, 1.0):
            below = sum(w for units, w in law.items() if units[first] <= part)
            assert below == pytest.approx(part * level)
