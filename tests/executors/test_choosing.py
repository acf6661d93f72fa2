import importlib
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

import pytest

from theorycheck.executors import ExecutorError, cluster, opened, refuse_unknown
from theorycheck.executors.choosing import available_cores


@pytest.mark.parametrize("name", [None, "serial", "processes:1"])
def test_this_process_needs_no_workers(name):
    with opened(name) as workers:
        assert workers is None


@pytest.mark.parametrize(("name", "count"), [("processes:3", 3), ("processes:12", 12)])
def test_processes_are_started_when_there_is_work_only(name, count):
    with opened(name) as workers:
        assert (workers.count, workers.is_here) == (count, False)


def test_processes_alone_are_as_many_as_there_are_cores():
    with opened("processes") as workers:
        assert (workers.count if workers else 1) == available_cores()


def test_executors_that_somebody_else_opened_are_lent():
    with ThreadPoolExecutor(3) as threads, opened(threads) as workers:
        assert (workers.count, workers.is_here) == (3, True)
    with ProcessPoolExecutor(3) as pool, opened(pool) as workers:
        assert (workers.count, workers.is_here) == (3, False)


@pytest.mark.parametrize(
    "name",
    [
        "", "threads", "processes:0", "processes:-1", "processes:two", "processes: 2", 4,
        "dask://", "dask://host", "dask://host:", "dask://host:99999", "dask://a b:1", "tcp://h:1",
    ],
)  # fmt: skip
def test_what_names_no_executor_is_refused_with_those_there_are(name):
    with pytest.raises(ExecutorError) as raised:
        refuse_unknown(name)
    words = str(raised.value)
    assert words.startswith(f"executor {name!r}: ")
    assert "choose serial, processes, processes:4 or dask://host:port" in words


def test_without_dask_the_error_names_the_extra(monkeypatch):
    def missing(name):
        raise ImportError(name)

    monkeypatch.setattr(importlib, "import_module", missing)
    refuse_unknown("dask://127.0.0.1:8786")
    with pytest.raises(ExecutorError, match=r"pip install 'theorycheck\[scale\]'"):
        cluster.cluster("127.0.0.1", 8786)


@pytest.mark.parametrize("name", ["dask://127.0.0.1:9", "dask://no.such.host.invalid:8786"])
def test_a_scheduler_that_does_not_answer_is_told_by_name(name):
    pytest.importorskip("distributed")
    with pytest.raises(ExecutorError, match=f"{name}.*: no scheduler answers there"), opened(name):
        pass
