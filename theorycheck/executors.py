"""Judging many claims on all cores: one process each, results in order.

A verdict depends on its claim, the run's settings and the seed alone, so it is the same on one core
and on many. A worker that is lost costs its claim an error, never a pass.
"""

import contextlib
import functools
import multiprocessing
import os
import pickle
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from pathlib import Path
from typing import Any

from theorycheck.claims import Claim
from theorycheck.effort import Run
from theorycheck.errors import TheorycheckError
from theorycheck.judge import judge
from theorycheck.loading import Found, claims_in
from theorycheck.verdict import Verdict, readable


def available_cores() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class WorkerLost(TheorycheckError):
    """The process that judged a claim died."""


@contextlib.contextmanager
def judging(found: Sequence[Found], run: Run, jobs: int) -> Iterator[Iterator[Any]]:
    """Give the verdicts on the claims `found`, in order, computed by up to `jobs` processes.

    Where judging raised, the exception is given in the verdict's place. Leaving the block early
    ends the workers.
    """
    if jobs <= 1 or len(found) <= 1:
        yield (_attempt(item.claim, run) for item in found)
        return
    context = multiprocessing.get_context("forkserver" if _can_fork() else "spawn")
    pool = ProcessPoolExecutor(min(jobs, len(found)), context, initializer=_ignore_interrupts)
    try:
        futures = [pool.submit(_judged, item.path, item.claim.name, run) for item in found]
        yield (_result(item.claim, done) for item, done in zip(found, futures, strict=True))
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for child in multiprocessing.active_children():
            child.terminate()


def _can_fork() -> bool:
    return "forkserver" in multiprocessing.get_all_start_methods()


def _attempt(claim: Claim, run: Run) -> Any:
    try:
        return judge(claim, run)
    except Exception as error:  # noqa: BLE001 - a bug of ours must not cost the other verdicts
        return error


def _result(claim: Claim, future: "Future[bytes]") -> Any:
    try:
        outcome = pickle.loads(future.result())  # noqa: S301 - made by our own worker
    except BrokenProcessPool:
        return WorkerLost(
            f"{claim.name}: the process that judged it died; was there memory enough?"
        )
    except Exception as error:  # noqa: BLE001 - it is given in the verdict's place
        return error
    return replace(outcome, claim=claim) if isinstance(outcome, Verdict) else outcome


def _ignore_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@functools.lru_cache(maxsize=8)
def _claims(path: Path) -> dict[str, Claim]:
    return {found.claim.name: found.claim for found in claims_in(path)}


def _judged(path: Path, name: str, run: Run) -> bytes:
    """Judge one claim in a worker; return the verdict, without the claim, which can't travel."""
    verdict = replace(judge(_claims(path)[name], run), claim=None)  # type: ignore[arg-type]
    try:
        return pickle.dumps(verdict)
    except Exception:  # noqa: BLE001 - something drawn can't travel: it goes as text
        return pickle.dumps(_as_text(verdict))


def _as_text(verdict: Verdict) -> Verdict:
    instance = {name: readable(value) for name, value in verdict.instance.items()}
    values = {name: readable(value) for name, value in verdict.values.items()}
    evidence = {name: str(value) for name, value in verdict.evidence.items()}
    return replace(verdict, instance=instance, values=values, evidence=evidence)
