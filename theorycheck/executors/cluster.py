"""The workers of a Dask cluster, reached by Dask's own client, which is loaded when asked for.

Each of them hands its tasks to a process beside it: there the alarm that ends a budget rings, and a
trial that ends its process takes no worker of Dask's with it.
"""

import functools
import importlib
import socket
from concurrent.futures import CancelledError, ThreadPoolExecutor
from typing import Any

from theorycheck.errors import TheorycheckError
from theorycheck.executors.processes import Processes
from theorycheck.executors.travel import ExecutorError, WorkerLost
from theorycheck.executors.workers import Workers, ending

_SECONDS = 10  # within which a scheduler answers, and has a worker
_MOST = 1024  # processes beside one worker; there are as many as it has threads at work


def cluster(host: str, port: int) -> Workers:
    """Return the workers of the scheduler at `host` and `port`.

    Raises ExecutorError where Dask is not installed, or no scheduler or no worker is there.
    """
    name = f"dask://{host}:{port}"
    try:
        dask: Any = importlib.import_module("distributed")
    except ImportError as error:
        raise ExecutorError(
            f"executor {name!r}: it needs Dask: pip install 'theorycheck[scale]'"
        ) from error
    client = _client(dask, host, port, name)
    count = sum(client.nthreads().values())
    drivers = ThreadPoolExecutor(count)
    end = ending(drivers)

    def close() -> None:
        end()
        client.close(timeout=_SECONDS)

    return Workers(count, functools.partial(_send, dask, client, name), drivers, close)


def _client(dask: Any, host: str, port: int, name: str) -> Any:
    try:
        socket.create_connection((host, port), timeout=_SECONDS).close()
        client = dask.Client(f"tcp://{host}:{port}", timeout=_SECONDS, set_as_default=False)
    except OSError as error:
        raise ExecutorError(
            f"executor {name!r}: no scheduler answers there ({error}); start one, dask scheduler"
        ) from error
    try:
        client.wait_for_workers(1, timeout=_SECONDS)
    except TimeoutError:
        client.close()
        raise ExecutorError(
            f"executor {name!r}: its scheduler has no workers; start one, dask worker {host}:{port}"
        ) from None
    return client


def _send(dask: Any, client: Any, name: str, task: bytes) -> bytes:
    try:
        answer: bytes = client.submit(done_beside, task, pure=False).result()
    except TheorycheckError:
        raise
    except dask.KilledWorker as error:
        raise WorkerLost(f"the workers of {name} that worked on it died: {error}") from error
    except (Exception, CancelledError) as error:
        how = f"{type(error).__name__}: {error}".partition("\n")[0]
        raise WorkerLost(f"the cluster at {name} went away, or can't do it: {how}") from error
    return answer


def done_beside(task: bytes) -> bytes:
    """Do a task in a process beside this worker of Dask's."""
    return _beside().send(task)


@functools.cache
def _beside() -> Processes:
    return Processes(_MOST)
