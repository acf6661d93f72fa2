"""Classes and learners whose worst case is a table, against simulation and enumeration."""

import itertools

import numpy as np
import pytest

from theorycheck.arithmetic import EXACT, lifted
from theorycheck.claims.draws import reading
from theorycheck.strategies.compression_schemes import Arcs, TightestInterval, compression_schemes
from theorycheck.strategies.finite_problems import FiniteProblem
from theorycheck.strategies.memorizers import Memorizer
from theorycheck.strategies.single_hypotheses import coins, single_hypotheses
from theorycheck.strategies.vc_classes import (
    EmptyHalfLines,
    HalfLines,
    OneSet,
    SparseSets,
    vc_classes,
)

rng = np.random.default_rng(4)


def drawn(strategy, times=60):
    rows = rng.integers(-20, 1025, size=(times, 80)).tolist()
    return [reading(row)(strategy) for row in rows]


@pytest.mark.parametrize("strategy", [coins(), single_hypotheses(n=(2, 9)), vc_classes(tosses=50)])
def test_the_probabilities_of_the_outcomes_add_up(strategy):
    for problem in drawn(strategy):
        assert np.sum(problem.weights) == pytest.approx(1)


def test_half_lines_deviate_and_stay_empty_as_often_as_in_simulation():
    x = np.sort(rng.random((40_000, 7)), axis=1)
    worst = np.max(x - np.arange(7) / 7, axis=1)
    for u in (0.2, 0.4, 0.7):
        assert HalfLines(u, 7).weights[0] == pytest.approx(np.mean(worst >= u), abs=0.01)
        assert EmptyHalfLines(u, 7).weights[0] == pytest.approx(np.mean(x[:, 0] >= u), abs=0.01)


def test_coins_err_with_every_probability_and_also_seldom():
    risks = [coin.risk[0] for coin in drawn(coins())]
    assert min(risks) < 0.02
    assert max(risks) > 0.8


def test_the_worst_of_the_sparse_sets_is_one_that_was_not_seen():
    sets = SparseSets(Memorizer(4, 2), 2)
    gaps = []
    for sample in itertools.product(range(4), repeat=2):
        seen = np.bincount(sample, minlength=4) / 2
        classes = [list(s) for k in (0, 1, 2) for s in itertools.combinations(range(4), k)]
        gaps.append(max(len(s) / 4 - seen[s].sum() for s in classes))
    assert sets.data.weights @ sets.gap == pytest.approx(np.mean(gaps))
    assert sets.consistent_risk == pytest.approx(sets.gap)


def test_one_set_is_consistent_only_where_it_makes_no_error():
    one = OneSet(FiniteProblem(np.array([1.0, 3.0]), np.array([[1.0, 0.0]]), 3))
    assert one.data.weights @ (one.consistent_risk > 0) == pytest.approx((3 / 4) ** 3)
    assert one.gap == pytest.approx(1 / 4 - one.data.counts[:, 0] / 3)


@pytest.mark.parametrize(("n", "length"), [(2, 0.5), (3, 0.375), (5, 0.25)])
def test_arcs_hold_all_examples_as_often_as_on_a_circle(n, length):
    points = rng.random((40_000, n))
    ahead = (points[:, None, :] - points[:, :, None]) % 1  # from each point to all others
    share = np.mean(np.any(np.all(ahead <= length, axis=2), axis=1))
    arcs = Arcs(length, n)
    assert arcs.weights[0] == pytest.approx(share, abs=0.01)
    assert arcs.risk[0] == 1 - length


def test_arcs_are_exact_in_rationals():
    arcs = Arcs(lifted(0.25, EXACT.lift), 3)
    assert sum(arcs.weights.tolist()) == 1


def test_the_tightest_interval_leaves_out_what_lies_beyond_its_ends():
    interval = TightestInterval(np.array([1.0, 2.0, 1.0]), 2)
    law = np.array([1, 2, 1]) / 4
    risks = [
        (law[a] * law[b], 1 - law[min(a, b) : max(a, b) + 1].sum())
        for a, b in itertools.product(range(3), repeat=2)
    ]
    assert interval.weights @ interval.risk == pytest.approx(sum(w * r for w, r in risks))


def test_both_kinds_of_schemes_are_drawn():
    schemes = drawn(compression_schemes())
    assert {scheme.k for scheme in schemes} == {1, 2}
    for scheme in schemes:
        assert np.sum(scheme.weights) == pytest.approx(1)
        assert scheme.n > scheme.k
