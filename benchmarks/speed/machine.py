"""What this machine can do at most, measured: multiply-adds and bytes read, each second."""

import time

import numpy as np


def fastest(work, repeats: int = 7) -> float:
    """The least seconds that `work` took."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def limits() -> dict[str, float]:
    """Billions of floating-point operations, and of bytes read, a second on one core.

    Operations from a product of two matrices of 1,024 rows; bytes from an inner product of
    vectors that fit the second cache, and of vectors that fit none.
    """
    A = np.random.default_rng(0).normal(size=(1024, 1024))
    near, far = np.ones(30_000), np.ones(30_000_000)
    return {
        "operations": 2 * 1024**3 / fastest(lambda: A @ A) / 1e9,
        "cache": 200 * 2 * near.nbytes / fastest(lambda: [near @ near for _ in range(200)]) / 1e9,
        "memory": 2 * far.nbytes / fastest(lambda: far @ far) / 1e9,
    }
