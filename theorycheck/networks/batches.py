"""A batch of networks to train: data, layers and step sizes in float64, the trials first.

What isn't one, such as a single network, exact numbers, or numbers that err on purpose, is trained
in the plain form only.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from numpy.typing import NDArray

from theorycheck.optimization.blocks import (
    block_size,
    common_trials,
    for_all_trials,
    in_blocks,
    of_block,
    step_sizes,
)
from theorycheck.optimization.iteration import Schedule, schedule
from theorycheck.optimization.watching import Watch, read_watch

Array: TypeAlias = NDArray[Any]
Layers: TypeAlias = tuple[Array, ...]


@dataclass(frozen=True)
class Batch:
    """Data (trials, ...), layers (trials, ...), step sizes (steps, 1 or trials), what to keep.

    `watch` is "end", "loss" or None.
    """

    data: tuple[Array, Array]
    layers: Layers
    etas: Array
    watch: Any

    @property
    def steps(self) -> int:
        """Count the steps."""
        return len(self.etas)

    @property
    def trials(self) -> int:
        """Count the networks."""
        return len(self.layers[0])

    def block(self, block: slice) -> "Batch":
        """Take some of the trials."""
        (X, Y), layers = self.data, tuple(W[block] for W in self.layers)
        return Batch((X[block], Y[block]), layers, of_block(self.etas, block), self.watch)

    def step_size(self, t: int) -> Any:
        """Give the step size at t, as one number or so that it broadcasts against every layer."""
        eta, ndim = self.etas[t], self.layers[0].ndim
        return float(eta[0]) if len(eta) == 1 else eta.reshape(-1, *(1,) * (ndim - 1))

    def in_blocks(self, run: Callable[["Batch"], Any], size: int) -> Any:
        """Join what run(block) keeps of all blocks of so many trials."""
        axis = int(self.watch != "end")
        return in_blocks(lambda block: run(self.block(block)), self.trials, size, axis=axis)

    def by_block(self, run: Callable[["Batch"], Any], intermediate: int) -> Any:
        """Run on blocks that fit the cache, with so many numbers a trial beside data and layers."""
        data, layers = (sum(A[0].size for A in group) for group in (self.data, self.layers))
        return self.in_blocks(run, block_size(data + 3 * layers + intermediate))


def read_batch(
    data: tuple[Array, Array],
    layers: Layers,
    ndims: tuple[int, ...],
    step_size: Schedule,
    *,
    steps: int,
    watch: Watch,
) -> Batch | None:
    """Read a batch, or None if it isn't one, or if a function watches: it sees all trials.

    `ndims` counts the axes that data and layers have of their own: layers have that of the trials
    in front, data may be shared. ValueError if `watch` is neither that nor "end", "loss" or None.
    """
    read_watch(watch, loss=lambda layers: layers)
    own = ndims[len(data) :]
    trials = None if callable(watch) else common_trials(layers, own)
    if trials is None:
        return None
    X, Y = (for_all_trials(A, ndim, trials) for A, ndim in zip(data, ndims, strict=False))
    shared_ndim = own[0] + 1 if len(set(own)) == 1 else None
    etas = step_sizes(schedule(step_size, steps), steps, trials, shared_ndim)
    return None if X is None or Y is None or etas is None else Batch((X, Y), layers, etas, watch)
