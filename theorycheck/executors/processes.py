"""Processes of this machine, started when there is work for them, each doing one task at a time."""

import queue
import subprocess
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from theorycheck.executors.child import read, write
from theorycheck.executors.spares import end, started
from theorycheck.executors.travel import WorkerLost
from theorycheck.executors.workers import Workers, ending

_TRIES = 2  # lives that one task may take


class Processes:
    """Up to `count` processes beside."""

    def __init__(self, count: int) -> None:
        self._idle: queue.LifoQueue[subprocess.Popen[bytes] | None] = queue.LifoQueue()
        self._started: set[subprocess.Popen[bytes]] = set()
        self._lock, self._is_closed = threading.Lock(), False
        for _ in range(count):
            self._idle.put(None)

    def send(self, task: bytes) -> bytes:
        """Have a process do a task, and another one if it dies; raise WorkerLost if that dies."""
        for _ in range(_TRIES):
            child = self._idle.get() or self._start()
            answer = _asked(child, task)
            if answer is not None:
                self._idle.put(child)
                return answer
            self._bury(child)
            self._idle.put(None)
        raise WorkerLost(
            "the process that worked on it died, and so did the next; was there memory enough?"
        )

    def close(self) -> None:
        """End the processes, whatever they do; whoever waits for an answer is told."""
        with self._lock:
            self._is_closed = True
            for child in self._started:
                end(child)

    def _start(self) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._is_closed:
                self._idle.put(None)
                raise WorkerLost("the processes were ended before it was done")
            child = started()
            self._started.add(child)
            return child

    def _bury(self, child: subprocess.Popen[bytes]) -> None:
        end(child)
        with self._lock:
            self._started.discard(child)


def _asked(child: "subprocess.Popen[bytes]", task: bytes) -> bytes | None:
    """Return the answer of a process, or None if it died over the task."""
    pipes: Any = child
    try:
        write(pipes.stdin, task)
        return read(pipes.stdout)
    except (OSError, ValueError):
        return None


def processes(count: int) -> Workers:
    """Return `count` processes of this machine as workers."""
    ours, drivers = Processes(count), ThreadPoolExecutor(count)
    end = ending(drivers)

    def close() -> None:
        end()
        ours.close()

    return Workers(count, ours.send, drivers, close)
