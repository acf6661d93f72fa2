"""What travels between processes: tasks and answers as bytes, and claims as places in files.

A task is a function of a module with its arguments; whoever answers it runs it. So it is sent to
our own workers alone, and answers are taken from them alone: a cluster is trusted.
"""

import functools
import hashlib
import pickle
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

import theorycheck
from theorycheck.catalogue.finding import catalogue_root
from theorycheck.catalogue.loading import claims_in
from theorycheck.claims.claim import Claim
from theorycheck.errors import CatalogueError, TheorycheckError


class ExecutorError(TheorycheckError):
    """There is no such executor, or none that can be reached."""


class WorkerLost(TheorycheckError):
    """The process that worked on something died, as often as it was tried."""


class WorkersDiffer(TheorycheckError):
    """A worker has another theorycheck, or another file, than the process that asks."""


class CannotTravel(TheorycheckError):
    """A claim can't be loaded elsewhere, or what came out of a task can't be sent."""


class _There(Exception):
    """Where an error came about, in the process it did."""

    def __init__(self, trace: str) -> None:
        super().__init__(f"\n{trace}")


def task_of(function: Callable[..., Any], *arguments: Any) -> bytes:
    """Return a task: `function`, of a module, to be called with `arguments`."""
    return pickle.dumps((function, arguments))


def answer_to(task: bytes) -> bytes:
    """Do a task, and return what it gave, or what it raised."""
    try:
        function, arguments = pickle.loads(task)  # noqa: S301 - from the process that started us
        result = function(*arguments)
    except Exception as error:  # noqa: BLE001 - it is raised where it was asked for
        return _raised(error)
    try:
        return pickle.dumps((result, None, ""))
    except Exception as error:  # noqa: BLE001 - anything may happen in what is pickled
        return pickle.dumps((None, CannotTravel(str(error)), ""))


def _raised(error: Exception) -> bytes:
    trace = "".join(traceback.format_exception(error))
    try:
        packed = pickle.dumps((None, error, trace))
        pickle.loads(packed)  # noqa: S301 - our own: some errors can't be made again
    except Exception:  # noqa: BLE001 - it goes as words
        return pickle.dumps((None, RuntimeError(f"{type(error).__name__}: {error}"), trace))
    return packed


def taken(answer: bytes) -> Any:
    """Return what a task gave, or raise what it raised."""
    result, error, trace = pickle.loads(answer)  # noqa: S301 - made by our own worker
    if error is not None:
        raise error from (_There(trace) if trace else None)
    return result


@dataclass(frozen=True)
class Origin:
    """Where a claim is found again: its file, in the catalogue if the path is relative.

    With the digest of the file, and the versions of what judges it.
    """

    path: str
    name: str
    digest: str
    versions: tuple[str, str]


def origin_of(path: Path, name: str) -> Origin:
    """Return the origin of the claim called `name` in the file at `path`."""
    path = path.resolve()
    return Origin(_portable(path), name, digest_of(path), _versions())


def _portable(path: Path) -> str:
    try:
        return str(path.relative_to(catalogue_root().resolve()))
    except (ValueError, CatalogueError):
        return str(path)


def digest_of(path: Path) -> str:
    """Return a short fingerprint of a file."""
    return hashlib.blake2b(path.read_bytes(), digest_size=8).hexdigest()


def _versions() -> tuple[str, str]:
    return (f"theorycheck {theorycheck.__version__}", f"NumPy {np.__version__}")


def claim_at(origin: Origin) -> Claim:
    """Return the claim at `origin`; raise WorkersDiffer where things differ in this process."""
    for ours, theirs in zip(_versions(), origin.versions, strict=True):
        if ours != theirs:
            raise WorkersDiffer(
                f"{origin.name}: the worker has {ours}, and the run {theirs}; install the same"
            )
    path = Path(origin.path) if Path(origin.path).is_absolute() else catalogue_root() / origin.path
    if not path.is_file():
        raise WorkersDiffer(
            f"{origin.name}: {path} is not there for the worker; put it where the run has it"
        )
    if digest_of(path) != origin.digest:
        raise WorkersDiffer(
            f"{origin.name}: the worker's {path} is not the file that the run began with; bring "
            "them together, and start again"
        )
    try:
        return _claims(path, origin.digest)[origin.name]
    except (CatalogueError, KeyError) as error:
        raise CannotTravel(
            f"{origin.name}: {path} can't be loaded by the worker: {error}"
        ) from None


@functools.lru_cache(maxsize=8)
def _claims(path: Path, _: str) -> dict[str, Claim]:
    return {found.claim.name: found.claim for found in claims_in(path)}
