import sys

import pytest

from theorycheck.optimization import acceleration
from theorycheck.optimization.acceleration import WORTHWHILE, compiled

numba = pytest.importorskip("numba")

DESCEND = """
import numpy as np
from theorycheck.optimization import QuadraticGradient, acceleration, gradient_descent

acceleration.WORTHWHILE = 0
f = QuadraticGradient(np.ones((3, 1, 1)), np.zeros((3, 1)))
print(gradient_descent(f, np.ones((3, 1)), 0.5, steps=2, watch="loss")[-1].tolist())
stats = acceleration.compiled(1).quadratics.stats
print(sum(stats.cache_hits.values()), sum(stats.cache_misses.values()))
"""


@pytest.fixture
def _forgotten():
    acceleration._loops.cache_clear()
    yield
    acceleration._loops.cache_clear()


def test_only_large_work_is_compiled():
    assert compiled(WORTHWHILE - 1) is None
    assert hasattr(compiled(WORTHWHILE), "quadratics")


def test_it_can_be_switched_off(monkeypatch):
    monkeypatch.setenv("THEORYCHECK_FAST", "0")
    assert compiled(WORTHWHILE) is None
    monkeypatch.setenv("THEORYCHECK_FAST", "1")
    assert compiled(WORTHWHILE) is not None


def test_a_switch_that_is_neither_on_nor_off_is_refused(monkeypatch):
    monkeypatch.setenv("THEORYCHECK_FAST", "no")
    with pytest.raises(ValueError, match=r"THEORYCHECK_FAST='no'.*0 keeps to NumPy"):
        compiled(WORTHWHILE)


@pytest.mark.usefixtures("_forgotten")
def test_without_numba_numpy_runs_everything(monkeypatch):
    monkeypatch.setitem(sys.modules, "numba", None)
    monkeypatch.delitem(sys.modules, "theorycheck.optimization.compiled_loops", raising=False)
    monkeypatch.delattr("theorycheck.optimization.compiled_loops", raising=False)
    assert compiled(WORTHWHILE) is None


def test_loops_are_compiled_anew_where_no_cache_can_be_written(monkeypatch):
    from theorycheck.optimization import compiled_loops  # noqa: PLC0415 - not without Numba

    def njit(loop, *, cache=False, **how):
        if cache:
            raise RuntimeError("cannot cache function: no locator available")
        return loop, how

    monkeypatch.setattr(compiled_loops.numba, "njit", njit)
    assert compiled_loops._compiled(sum) == (sum, compiled_loops._HOW)


def test_compiled_code_is_kept_for_the_next_run(python, tmp_path):
    first, second = (
        python("-W", "error", "-c", DESCEND, NUMBA_CACHE_DIR=str(tmp_path)) for _ in range(2)
    )
    assert first.stdout.split("\n")[:2] == ["[0.03125, 0.03125, 0.03125]", "0 1"], first.stderr
    assert second.stdout.split("\n")[1] == "1 0"
    assert not first.stderr
