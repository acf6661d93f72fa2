"""Processes started before there is work for them.

What a process imports on its way takes about a second. So a command that will need some starts them
first of all, and imports what it needs itself at the same time: this module loads next to nothing.
"""

import contextlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_PROCESSES = re.compile(r"processes(?::([1-9]\d{0,3}))?")
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv.pop()); "
    "from theorycheck.executors.child import main; main()"
)
_spares: list["subprocess.Popen[bytes]"] = []


def available_cores() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def asked_for(executor: str | None, jobs: int | None) -> str:
    """Return the executor that was asked for: without any, `jobs` processes, or all cores."""
    return executor or f"processes:{jobs or available_cores()}"


def process_count(executor: str) -> int | None:
    """Return how many processes an executor's name asks for; None of another kind of executor."""
    found = _PROCESSES.fullmatch(executor)
    return int(found[1] or available_cores()) if found else None


@contextmanager
def beside(executor: str | None, jobs: int | None) -> Iterator[None]:
    """Start the processes that were asked for, and end those that nobody took.

    None where one is enough.
    """
    count = process_count(asked_for(executor, jobs)) or 1
    if count > 1:
        _spares.extend(_start() for _ in range(count))
    try:
        yield
    finally:
        while _spares:
            end(_spares.pop())


def started() -> "subprocess.Popen[bytes]":
    """Return a process that waits for tasks: a spare one, or a new one."""
    return _spares.pop() if _spares else _start()


def end(child: "subprocess.Popen[bytes]") -> None:
    """End a process, whatever it does."""
    child.kill()
    child.wait()
    for pipe in filter(None, (child.stdin, child.stdout)):
        with contextlib.suppress(OSError):  # what was not read by now never will be
            pipe.close()


def _start() -> "subprocess.Popen[bytes]":
    return subprocess.Popen(  # noqa: S603 - our own interpreter and words
        [sys.executable, "-c", _START, json.dumps(sys.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={"OPENBLAS_NUM_THREADS": "1", **os.environ},
    )
