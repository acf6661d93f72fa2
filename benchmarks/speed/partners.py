"""Two processes at once, as workers spread the trials of a claim: each does a batch of its own."""

import multiprocessing
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import Any

import numpy as np
from accelerator import accelerator_on
from workloads import Data, suite


@contextmanager
def beside(name: str, data: Data, own: Callable[[], Any]) -> Iterator[Callable[[], Any]]:
    """Give a call of `own` while another process does the workload of that name on the data."""
    spawning = multiprocessing.get_context("spawn")
    here, there = spawning.Pipe()
    partner = spawning.Process(target=_answer, args=(there, name, data), daemon=True)
    partner.start()

    def both() -> Any:
        here.send(True)
        answer = own()
        here.recv()
        return answer

    try:
        yield both
    finally:
        here.send(False)
        partner.join()


def _answer(asked: Connection, name: str, data: Data) -> None:
    [workload] = [one for one in suite() if one.name == name]
    with accelerator_on(True):
        while asked.recv():
            asked.send(np.shape(workload.ours(*data)))
