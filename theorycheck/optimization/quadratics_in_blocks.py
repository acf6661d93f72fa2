"""Gradient descent on a batch of quadratics: x - argmin shrinks by I - step_size H, in blocks.

The plain form is `optimizers.gradient_descent`; this one iterates z = x - argmin, so that a step is
one product. Its results are those of the plain form up to rounding.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from types import ModuleType
from typing import Any

import numpy as np

from theorycheck.optimization.acceleration import compiled
from theorycheck.optimization.blocks import (
    block_size,
    common_trials,
    for_all_trials,
    in_blocks,
    of_block,
    step_sizes,
)
from theorycheck.optimization.iteration import Array, Number
from theorycheck.optimization.lanes import (
    LANES,
    group_size,
    into_lanes,
    out_of_lanes,
    room_to_record,
    step_sizes_in_lanes,
)
from theorycheck.optimization.layouts import Layout, layout_for
from theorycheck.optimization.quadratics import QuadraticGradient
from theorycheck.optimization.watching import keep


@dataclass(frozen=True)
class _Block:
    """Trials of one block: H (b, d, d), argmin and start x_0 (b, d), step sizes (steps, 1 or b)."""

    H: Array
    argmin: Array
    x_0: Array
    etas: Array


def descend_in_blocks(
    gradient: QuadraticGradient,
    x_0: Any,
    eta: Callable[[int], Number],
    *,
    steps: int,
    watch: str | None,
) -> Any:
    """Run gradient descent from x_0 (trials, d); None if this is not plain float64 of that shape.

    H and argmin may be shared. `watch` is "end", "loss", "squared_distance" or None.
    """
    trials = common_trials((x_0,), (1,))
    if trials is None:
        return None
    d, etas = x_0.shape[1], step_sizes(eta, steps, trials, 2)
    H, argmin = for_all_trials(gradient.H, 2, trials), for_all_trials(gradient.argmin, 1, trials)
    if etas is None or H is None or argmin is None or H.shape[-1] != d:
        return None

    def taken(block: slice) -> _Block:
        return _Block(H[block], argmin[block], x_0[block], of_block(etas, block))

    flops = 2 * d * d * (steps + 1)
    fast = compiled(flops * trials)
    size = group_size(flops) if fast else block_size(d * (d + 3))
    run = partial(_run_compiled, fast) if fast else _run
    return in_blocks(lambda block: run(taken(block), watch), trials, size, axis=int(watch != "end"))


def _run(block: _Block, watch: str | None) -> Any:
    layout = layout_for(2 * block.H.shape[-1] ** 2)
    z, argmin = layout.enter(block.x_0 - block.argmin), layout.enter(block.argmin)
    states = _states(layout.enter(block.H), z, block.etas, layout)
    if watch == "loss":
        return keep(states, lambda state: layout.inner(*state) / 2)
    if watch == "squared_distance":
        return keep(states, lambda state: layout.inner(state[0], state[0]))
    path = (layout.leave(z + argmin) for z, _ in states)
    start: Any = next(path)  # which x_0 - argmin + argmin need not be to the bit
    start[...] = block.x_0
    return keep(chain([start], path), watch)


def _run_compiled(loops: ModuleType, block: _Block, watch: str | None) -> Any:
    trials, steps = len(block.x_0), len(block.etas)
    H, z = into_lanes(block.H), into_lanes(block.x_0 - block.argmin)
    lanes = len(z), LANES
    losses = room_to_record(watch == "loss", steps, *lanes)
    distances = room_to_record(watch == "squared_distance", steps, *lanes)
    path = room_to_record(watch is None, steps, *z.shape)
    etas = step_sizes_in_lanes(block.etas)
    loops.quadratics(H, z, etas, steps, losses, distances, path)
    if watch == "end":
        return out_of_lanes(z, trials) + block.argmin if steps else block.x_0.copy()
    if watch is not None:
        found = np.divide(losses, 2, out=losses) if watch == "loss" else distances
        return out_of_lanes(found, trials, axis=1)
    points = out_of_lanes(path, trials, axis=1) + block.argmin
    points[0] = block.x_0
    return points


def _states(H: Array, z: Array, etas: Array, layout: Layout) -> Iterator[tuple[Array, Array]]:
    """Yield z and H z at every step; they are the same arrays every time, which change."""
    g = np.empty_like(z)
    yield z, layout.matvec(H, z, out=g)
    for eta in etas:
        g *= layout.spread(eta, 2)
        z -= g
        yield z, layout.matvec(H, z, out=g)
