"""False by a few per cent at a needle: what a search must reach that keeps shapes apart.

With twice the evaluations of quick, which misses some of them.
"""

import importlib.util
from dataclasses import replace
from pathlib import Path

import pytest

from theorycheck import Outcome
from theorycheck.judge.judging import judge
from theorycheck.search.effort import QUICK, Run

FOLDER = Path(__file__).parent.parent.parent / "benchmarks" / "exam_claims"


def exam(name):
    spec = importlib.util.spec_from_file_location(f"exam_{name}", FOLDER / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


ARRAYS, CHANCES = exam("arrays"), exam("chances")
NEEDLES = {
    words: claim
    for words, claim in {**ARRAYS.FALSE, **CHANCES.FALSE}.items()
    if words
    in {
        "one wrong row of a table, n in 57..60",
        "median within .96 deviations",
        "waiting times, 1.4 delta at one corner",
        "two levels for 1.8",
        "projections at large epsilon",
    }
}
TRUE = [
    ARRAYS.medians_are_within_a_deviation_of_the_mean,
    CHANCES.maxima_of_waiting_times,
    CHANCES.correlated_intervals_help,
    CHANCES.weighted_squares_concentrate,
]


MORE = replace(QUICK, instances=100, evaluations=400, exploration_trials=64, shrinks=0)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("words", NEEDLES)
def test_a_needle_is_found(words, seed):
    assert judge(NEEDLES[words], Run(MORE, seed=seed)).outcome is Outcome.REFUTED


@pytest.mark.parametrize("claim", TRUE, ids=lambda claim: claim.name)
def test_a_tight_theorem_without_a_needle_stands(claim):
    assert judge(claim, Run(replace(QUICK, shrinks=0))).outcome is Outcome.STANDS


def test_every_needle_of_these_tests_is_in_the_exam():
    assert len(NEEDLES) == 5
