"""Every workload by every contestant: first that they agree, then what a trial takes."""

import importlib
import importlib.util
import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import numpy as np
from accelerator import accelerator_on
from measuring import Contestant, ratios, rounds
from naive_loops import LOOPS
from partners import batches_of, beside
from workloads import Data, Workload, suite

LOOPED = 8  # trials that the naive loop does in one call


def is_installed(name: str) -> bool:
    """Return whether a library can be imported, without importing it."""
    return importlib.util.find_spec(name) is not None


def contestants(
    workload: Workload, data: Data, stack: ExitStack
) -> Iterator[tuple[str, Contestant]]:
    """Give what takes part in a workload, by name: first the loop that all are held against.

    Processes that are started for it end with the stack.
    """
    few = tuple(array[:LOOPED] for array in data)
    yield "loop", Contestant(lambda: looped(workload, few), LOOPED)
    yield (
        "numpy",
        Contestant(_with(accelerator=False, call=lambda: workload.ours(*data)), len(data[0])),
    )
    if is_installed("numba"):
        fast = _with(accelerator=True, call=lambda: workload.ours(*data))
        yield "fast", Contestant(fast, len(data[0]))
        batches = batches_of(fast)
        both = stack.enter_context(beside(workload.name, data, fast, batches))
        yield "pair", Contestant(both, 2 * batches * len(data[0]))
    if is_installed("jax"):
        yield "jax", Contestant(_in_jax(workload, data), len(data[0]))
    if is_installed("torch"):
        yield "torch", Contestant(_in_torch(workload, data), len(data[0]))


def looped(workload: Workload, data: Data) -> np.ndarray:
    """Do the trials one after the other, as a user's loop does."""
    return np.array([LOOPS[workload.kind](*one) for one in zip(*data, strict=True)])


def _with(*, accelerator: bool, call: Callable[[], Any]) -> Callable[[], Any]:
    def run() -> Any:
        with accelerator_on(accelerator):
            return call()

    return run


def _in_jax(workload: Workload, data: Data) -> Callable[[], Any]:
    jax = importlib.import_module("jax")
    run = importlib.import_module("jax_scans").compiled(workload.kind)
    return lambda: jax.block_until_ready(run(*map(np.asarray, data)))


def _in_torch(workload: Workload, data: Data) -> Callable[[], Any]:
    torch = importlib.import_module("torch")
    run = importlib.import_module("torch_batches").BATCHES[workload.kind]
    tensors = [torch.from_numpy(np.ascontiguousarray(array)) for array in data]
    return lambda: run(*tensors)


def require_agreement(answers: dict[str, np.ndarray]) -> None:
    """Raise where a contestant's answer is not the loop's: a fast wrong answer is no answer."""
    for name, answer in answers.items():
        np.testing.assert_allclose(answer, answers["loop"], rtol=1e-7, atol=1e-9, err_msg=name)


def answer_of(workload: Workload, name: str, contestant: Contestant) -> np.ndarray:
    """Return a contestant's answer, the trials that the loop does too on the leading axis."""
    answer = np.asarray(contestant.call())
    along = name in ("numpy", "fast", "pair") and workload.kind in ("quadratic", "linear", "relu")
    return (answer.T if along else answer)[:LOOPED]  # ours have the steps on the leading axis


def compared(number: int) -> dict[str, Any]:
    """Time the suite; return, by workload and contestant, how many times the loop's speed it has.

    What JAX takes to compile is not in it: see `shapes`.
    """
    table = {}
    for workload in suite():
        data = workload.make(np.random.default_rng(1), workload.trials)
        with ExitStack() as stack:
            taking_part = dict(contestants(workload, data, stack))
            require_agreement({k: answer_of(workload, k, c) for k, c in taking_part.items()})
            times = rounds(taking_part, number)
        table[workload.name] = ratios(times, "loop")
        print(workload.name, json.dumps(table[workload.name]), flush=True)
    return table
