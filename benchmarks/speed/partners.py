"""Two processes at once, as workers spread the trials of a claim: each does batches of its own."""

import multiprocessing
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import Any

import numpy as np
from accelerator import accelerator_on
from workloads import Data, suite

LEAST = 0.2  # seconds that each process works before it hears of the other


def batches_of(own: Callable[[], Any]) -> int:
    """Return how many calls of `own` it takes to work that long, once it is warm."""
    own()
    start = time.perf_counter()
    own()
    return max(1, round(LEAST / (time.perf_counter() - start)))


@contextmanager
def beside(
    name: str, data: Data, own: Callable[[], Any], batches: int
) -> Iterator[Callable[[], Any]]:
    """Give so many calls of `own` while another process does as many of the workload of that name.

    The workload is done on the same data; the answer is that of the last call.
    """
    spawning = multiprocessing.get_context("spawn")
    here, there = spawning.Pipe()
    partner = spawning.Process(target=_answer, args=(there, name, data), daemon=True)
    partner.start()

    def both() -> Any:
        here.send(batches)
        for _ in range(batches):
            answer = own()
        here.recv()
        return answer

    try:
        yield both
    finally:
        here.send(0)
        partner.join()


def _answer(asked: Connection, name: str, data: Data) -> None:
    [workload] = [one for one in suite() if one.name == name]
    with accelerator_on(True):
        while batches := asked.recv():
            for _ in range(batches):
                answer = workload.ours(*data)
            asked.send(np.shape(answer))
