"""A verdict says how large its instances were."""

from dataclasses import dataclass

import numpy as np

from theorycheck import claim, examine, symbol
from theorycheck.claims.draws import Draw, Instance
from theorycheck.search.sizes import note_sizes
from theorycheck.strategies import sizes, vectors

a = symbol("a", "a number")


@dataclass(frozen=True)
class Network:
    width: int
    seed: int
    weights: np.ndarray


def noted(*values):
    found = {}
    for value in values:
        note_sizes(found, Instance((Draw("x", value, ()),)))
    return found


def test_ranges_grow_with_each_instance():
    assert noted(3, 1, np.int64(7)) == {"x": (1, 7)}


def test_shapes_of_arrays_and_of_what_objects_hold_are_sizes_and_seeds_are_none():
    assert noted(np.zeros(3), np.zeros(5)) == {"length of x": (3, 5)}
    assert noted(Network(4, 99, np.zeros((4, 2)))) == {
        "width of x": (4, 4),
        "rows of x.weights": (4, 4),
        "columns of x.weights": (2, 2),
    }


def test_numbers_and_answers_are_no_sizes():
    assert noted(0.5, True, "relu") == {}


def test_only_valid_instances_count_and_the_verdict_tells():
    @claim(source="the tests", assume=[a <= 3], then=a <= 4)
    def small(let):
        """Small numbers are small."""
        n = let(sizes(1, 9))
        return dict(a=n + 0 * let(vectors(n)).sum())

    verdict = examine(small)
    assert verdict.sizes == {"n": (1, 3), "length of draw 2": (1, 3)}
    assert "n 1 to 3" in str(verdict)
    assert verdict.to_dict()["sizes"]["n"] == [1, 3]
