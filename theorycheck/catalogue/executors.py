"""Judging or auditing many claims on all cores: one process each, results in order.

A result depends on its claim, the run's settings and the seed alone, so it is the same on one core
and on many. A worker that is lost costs its claim an error, never a pass.
"""

import contextlib
import dataclasses
import functools
import multiprocessing
import os
import pickle
import signal
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

from theorycheck.catalogue.loading import Found, claims_in
from theorycheck.claims.claim import Claim
from theorycheck.errors import TheorycheckError
from theorycheck.judge.verdict import readable
from theorycheck.search.effort import Run

Act = Callable[[Claim, Run], Any]  # gives a frozen dataclass with a field `claim`


def available_cores() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class WorkerLost(TheorycheckError):
    """The process that worked on a claim died."""


@contextlib.contextmanager
def working(act: Act, found: Sequence[Found], run: Run, jobs: int) -> Iterator[Iterator[Any]]:
    """Give what `act` makes of the claims `found`, in order, computed by up to `jobs` processes.

    Where it raised, the exception is given in the result's place. Leaving the block early ends the
    workers. `act` is a function of a module, such as ``judge`` or ``audit``: workers import it.
    """
    if jobs <= 1 or len(found) <= 1:
        yield (_attempt(act, item.claim, run) for item in found)
        return
    context = multiprocessing.get_context("forkserver" if _can_fork() else "spawn")
    pool = ProcessPoolExecutor(min(jobs, len(found)), context, initializer=_serve)
    try:
        futures = [pool.submit(_done, act, item.path, item.claim.name, run) for item in found]
        yield (_result(item.claim, done) for item, done in zip(found, futures, strict=True))
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for child in multiprocessing.active_children():
            child.terminate()


def _can_fork() -> bool:
    return "forkserver" in multiprocessing.get_all_start_methods()


def _attempt(act: Act, claim: Claim, run: Run) -> Any:
    try:
        return act(claim, run)
    except Exception as error:  # noqa: BLE001 - a bug of ours must not cost the other results
        return error


def _result(claim: Claim, future: "Future[bytes]") -> Any:
    try:
        outcome = pickle.loads(future.result())  # noqa: S301 - made by our own worker
    except BrokenProcessPool:
        return WorkerLost(
            f"{claim.name}: the process that worked on it died; was there memory enough?"
        )
    except Exception as error:  # noqa: BLE001 - it is given in the result's place
        return error
    return dataclasses.replace(outcome, claim=claim)


def _serve() -> None:
    """Leave Ctrl-C to the process that asked, and don't outlive it however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@functools.lru_cache(maxsize=8)
def _claims(path: Path) -> dict[str, Claim]:
    return {found.claim.name: found.claim for found in claims_in(path)}


def _done(act: Act, path: Path, name: str, run: Run) -> bytes:
    """Act on one claim in a worker; return the result, without the claim, which can't travel."""
    result = dataclasses.replace(act(_claims(path)[name], run), claim=None)
    try:
        return pickle.dumps(result)
    except Exception:  # noqa: BLE001 - something drawn can't travel: it goes as text
        return pickle.dumps(_as_text(result))


def _as_text(value: Any) -> Any:
    """Return results with what their mappings hold, draws and evidence, turned into words."""
    if isinstance(value, Mapping):
        return {name: _entry_as_text(entry) for name, entry in value.items()}
    if isinstance(value, tuple):
        return tuple(map(_as_text, value))
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {f.name: _as_text(getattr(value, f.name)) for f in dataclasses.fields(value)}
        return dataclasses.replace(value, **fields)
    return value


def _entry_as_text(entry: Any) -> Any:
    if entry is None or isinstance(entry, bool | int | float | str):
        return entry
    return _as_text(entry) if isinstance(entry, Mapping) else readable(entry)
