"""Processes that are started before there is work for them."""

import subprocess
import sys

import pytest

from theorycheck.executors import spares
from theorycheck.executors.processes import processes
from theorycheck.executors.travel import task_of


def runs(child):
    return child.poll() is None


def test_spare_processes_are_taken_first_and_the_rest_is_ended():
    with spares.beside("processes:2", None):
        first, second = spares._spares
        workers = processes(1)
        assert workers.call(int, "7") == 7
        assert (runs(first), runs(second), spares._spares) == (True, True, [first])
        workers.close()
        assert not runs(second)
    assert (runs(first), spares._spares) == (False, [])


@pytest.mark.parametrize(
    ("executor", "jobs", "count"),
    [("serial", None, 0), (None, 1, 0), ("processes:1", None, 0), ("dask://here:8786", None, 0),
     ("nonsense", None, 0), (None, 3, 3), ("processes:2", None, 2)],
)  # fmt: skip
def test_as_many_are_started_as_the_executor_will_need(executor, jobs, count):
    with spares.beside(executor, jobs):
        assert len(spares._spares) == count


def test_none_is_left_where_a_command_fails():
    children = []

    def fails():
        with spares.beside("processes:2", None):
            children.extend(spares._spares)
            raise RuntimeError("no such folder")

    with pytest.raises(RuntimeError, match="no such folder"):
        fails()
    assert not any(map(runs, children))


def test_a_new_one_is_started_where_there_is_no_spare():
    workers = processes(1)
    try:
        assert workers.send(task_of(abs, -3))
    finally:
        workers.close()


def test_they_are_started_before_anything_is_loaded():
    told = "import sys, theorycheck.commands.cli; print({'sympy', 'numpy'} & set(sys.modules))"
    command = [sys.executable, "-c", told]
    found = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - ours
    assert found.stdout.strip() == "set()"
