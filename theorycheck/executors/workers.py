"""Workers, however they are reached: how many, how to have a task done, how to let go of them."""

from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from theorycheck.executors.travel import WorkerLost, answer_to, taken, task_of


@dataclass(frozen=True)
class Workers:
    """Some number of workers, as good as one another.

    `send` has a task done by one of them and waits for the answer; it raises WorkerLost if that
    takes too many of their lives. `drivers` are threads here that wait so. `is_here` says that the
    workers are themselves threads of this process: they take any function, and no claim travels.
    """

    count: int
    send: Callable[[bytes], bytes]
    drivers: Executor
    close: Callable[[], None] = field(default=lambda: None)
    is_here: bool = False

    def call(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """Return what a function of a module gives, called by a worker; raise what it raised."""
        return taken(self.send(task_of(function, *arguments)))

    def prepare(self, function: Callable[..., Any]) -> None:
        """Have each worker import a function's module by the time that there is work for it."""
        if not self.is_here:
            for _ in range(self.count):
                self.drivers.submit(self.send, task_of(callable, function))


def lent(executor: Executor, count: int) -> Workers:
    """Return the workers of an executor that somebody else opened, and will close."""
    count = getattr(executor, "_max_workers", None) or count
    if isinstance(executor, ThreadPoolExecutor):
        return Workers(count, answer_to, executor, is_here=True)

    def send(task: bytes) -> bytes:
        try:
            return executor.submit(answer_to, task).result()
        except BrokenExecutor as error:
            raise WorkerLost(f"a worker of {executor!r} died: {error}") from error

    return Workers(count, send, drivers := ThreadPoolExecutor(count), ending(drivers))


def ending(drivers: Executor) -> Callable[[], None]:
    """Return a function that calls off what threads have not begun."""
    return lambda: drivers.shutdown(wait=False, cancel_futures=True)
