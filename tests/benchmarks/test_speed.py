"""The contestants of the speed comparison give one answer: a fast wrong one would be no answer."""

import itertools
import sys
from contextlib import ExitStack
from pathlib import Path

import numpy as np
import pytest

SPEED = Path(__file__).resolve().parents[2] / "benchmarks" / "speed"


@pytest.fixture(scope="module", autouse=True)
def scripts():
    sys.path.insert(0, str(SPEED))
    yield
    sys.path.remove(str(SPEED))


@pytest.mark.parametrize("place", range(15))
def test_contestants_agree(place):
    import comparison  # noqa: PLC0415 - a script, found by the fixture
    from workloads import suite  # noqa: PLC0415 - likewise

    workload = suite()[place]
    data = workload.make(np.random.default_rng(1), 4)
    ours = ("loop", "numpy", "fast")  # the others compile, are not installed, or start processes
    with ExitStack() as stack:
        all_of_them = comparison.contestants(workload, data, stack)
        taking_part = dict(itertools.takewhile(lambda one: one[0] in ours, all_of_them))
    answers = {k: comparison.answer_of(workload, k, c) for k, c in taking_part.items()}
    comparison.require_agreement(answers)


def test_a_wrong_answer_is_no_contestant():
    import comparison  # noqa: PLC0415 - a script, found by the fixture

    with pytest.raises(AssertionError, match="fast"):
        comparison.require_agreement({"loop": np.ones(3), "fast": np.ones(3) + 1e-6})


def test_tables_show_ratios_and_leave_out_who_took_no_part():
    import tables  # noqa: PLC0415 - a script, found by the fixture

    measured = {
        "versions": {"python": "3.11", "jax": "not installed"},
        "limits": {"operations": 40.0, "cache": 100.0, "memory": 20.0},
        "workloads": {"quadratics": {"numpy": {"processor": 36.4, "wall": 36.0}}},
        "shapes": {"numpy": 4.0, "loop": 1.0},
        "growth": {"trials": {"1": 1.0, "16": 0.25}},
        "claims": {"finite class": 25.0},
    }
    text = tables.tables(measured)
    assert "| quadratics | 36 (36) | - | - | - |" in text
    assert "| times the loop | 4 |" in text
    assert "1: 1, 16: 0.25" in text
