"""The direct extension of ADMM to three blocks, on a linear system with one solution."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.strategies import vectors

w_0 = symbol("w_0", "norm of (x_2, x_3, multipliers) at the start", nonnegative=True)
w_T = symbol("w_T", "their norm after 128 sweeps; the only solution is 0", nonnegative=True)

A = np.array([[1, 1, 1], [1, 1, 2], [1, 2, 2]])  # the blocks are its columns


@claim(
    source="used so until 2014; Boyd et al. 2011 prove it for two blocks",
    then=w_T <= w_0,
    refuted_by="Chen, He, Ye & Yuan 2016",
)
def three_block_admm_converges(let):
    """With three blocks, too, 128 sweeps of ADMM on a convex problem end nearer to its solution."""
    w = let(vectors(5))
    sweep = _sweep(np.eye(5, dtype=int) * (1 + 0 * w[0]))
    for _ in range(7):
        sweep = sweep @ sweep
    return dict(w_0=np.sqrt(np.sum(w**2)), w_T=np.sqrt(np.sum((w @ sweep) ** 2)))


def _sweep(w):
    """Return (x_2, x_3, multipliers), shape (..., 5), after one sweep over the blocks."""
    x = [0 * w[..., 0], w[..., 0], w[..., 1]]
    multipliers = w[..., 2:]
    for k in range(3):
        others = sum(x[j] * int(A[:, k] @ A[:, j]) for j in range(3) if j != k)
        x[k] = (multipliers @ A[:, k] - others) / int(A[:, k] @ A[:, k])
    error = np.stack(x, axis=-1) @ A.T
    return np.concatenate([np.stack(x[1:], axis=-1), multipliers - error], axis=-1)
