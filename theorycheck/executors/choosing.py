"""The executors there are, by name: serial, processes:N, dask://host:port, or an object."""

import re
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from theorycheck.executors.cluster import cluster
from theorycheck.executors.processes import processes
from theorycheck.executors.spares import available_cores, process_count
from theorycheck.executors.travel import ExecutorError
from theorycheck.executors.workers import Workers, lent

Executing = str | Executor | None
_DASK = re.compile(r"dask://([\w.-]+|\[[0-9a-fA-F:.]+\]):(\d{1,5})")


def refuse_unknown(executor: Executing) -> None:
    """Raise ExecutorError for what names no executor; nothing is started or reached."""
    _opener(executor)


@contextmanager
def opened(executor: Executing) -> Iterator[Workers | None]:
    """Give the workers of an executor, and end those that were started for it.

    None is given for what this process does by itself: ``serial``, and a single process. Raises
    ExecutorError for what names no executor, and for a cluster that can't be reached.
    """
    workers = _opener(executor)()
    try:
        yield workers
    finally:
        if workers is not None:
            workers.close()


def _opener(executor: Executing) -> Callable[[], Workers | None]:
    if executor is None or executor == "serial":
        return lambda: None
    if isinstance(executor, Executor):
        return lambda: lent(executor, available_cores())
    text = str(executor)
    if count := process_count(text):
        return lambda: processes(count) if count > 1 else None
    if (found := _DASK.fullmatch(text)) and 0 < int(found[2]) < 65536:
        host, port = found[1].strip("[]"), int(found[2])
        return lambda: cluster(host, port)
    raise ExecutorError(
        f"executor {executor!r}: choose serial, processes, processes:4 or dask://host:port (in "
        "Python also any concurrent.futures.Executor)"
    )
