"""Shapes that vary, as a search draws them: twenty linear networks' shapes, 64 trials each.

Everything is in it, compilation too: JAX compiles anew for every shape, in every process. Each
contestant runs in a process of its own, so that none finds what another has compiled.
"""

import json
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
from accelerator import accelerator_on
from comparison import is_installed
from naive_loops import linear

SHAPES, TRIALS, LOOPED = 20, 64, 4


def drawn(seed: int) -> list[tuple[np.ndarray, ...]]:
    """Draw the data of every shape."""
    rng, found = np.random.default_rng(seed), []
    for _ in range(SHAPES):
        n, d, m, h = rng.integers((8, 2, 1, 2), (31, 9, 5, 33))
        X, Y = rng.normal(size=(TRIALS, n, d)), rng.normal(size=(TRIALS, n, m))
        W_1, W_2 = rng.normal(size=(TRIALS, d, h)), rng.normal(size=(TRIALS, h, m))
        found.append((X, Y, W_1 / h**0.5, W_2 / h**0.5))
    return found


def _ours(data: list[tuple[np.ndarray, ...]], *, accelerator: bool) -> None:
    from theorycheck.networks.linear import train  # noqa: PLC0415 - its import is timed

    with accelerator_on(accelerator):
        for X, Y, *W in data:
            train(X, Y, tuple(W), 0.002, steps=1000, watch="loss")


def _jax(data: list[tuple[np.ndarray, ...]]) -> None:
    import jax  # noqa: PLC0415 - its import is timed
    from jax_scans import compiled  # noqa: PLC0415 - likewise

    for arrays in data:
        jax.block_until_ready(compiled("linear")(*arrays))


def _loop(data: list[tuple[np.ndarray, ...]]) -> None:
    for arrays in data:
        for one in zip(*(array[:LOOPED] for array in arrays), strict=True):
            linear(*one)


WAYS = {
    "loop": _loop,
    "numpy": lambda data: _ours(data, accelerator=False),
    "fast": lambda data: _ours(data, accelerator=True),
    "jax": _jax,
}


def seconds(name: str, seed: int) -> float:
    """Run one contestant in a fresh process; return its seconds for all the trials."""
    here = str(Path(__file__).resolve())
    done = subprocess.run(  # noqa: S603 - this very file
        [sys.executable, here, name, str(seed)], capture_output=True, text=True, check=True
    )
    return float(json.loads(done.stdout)) * (TRIALS / LOOPED if name == "loop" else 1)


def varying(number: int) -> dict[str, Any]:
    """Return, by contestant, how many times faster than the loop it was: medians over rounds."""
    needed = {"fast": "numba", "jax": "jax"}
    names = [name for name in WAYS if is_installed(needed.get(name, "numpy"))]
    seconds(names[-1], 0)
    if "fast" in names:
        seconds("fast", 0)  # fills the accelerator's cache, which lasts from run to run
    times = [{name: seconds(name, seed) for name in names} for seed in range(number)]
    return {name: median(row["loop"] / row[name] for row in times) for name in names}


if __name__ == "__main__":
    drawings = drawn(int(sys.argv[2]))
    start = time.perf_counter()
    WAYS[sys.argv[1]](drawings)
    print(json.dumps(time.perf_counter() - start))
