"""Methods for saddle points of g(x) + <K x, y> - h(y): they return the paths of x and of y."""

from collections.abc import Callable
from itertools import accumulate
from typing import Any, TypeAlias

from theorycheck.optimization.iteration import Array, Number, stack

Proximal: TypeAlias = Callable[[Array, Number], Array]


def primal_dual(
    K: Array,
    proximal: Proximal,
    dual_proximal: Proximal,
    x_0: Array,
    y_0: Array,
    step_sizes: tuple[Number, Number],
    *,
    steps: int,
) -> tuple[Array, Array]:
    """Map x_t - tau K'y_t by proximal, then y_t + sigma K(2 x_{t+1} - x_t) by dual_proximal.

    The maps are those of g and h, called with a point and its step size tau or sigma; K has shape
    (n, d). The paths have shapes (steps + 1, d) and (steps + 1, n) (Chambolle & Pock 2011).
    """
    tau, sigma = step_sizes

    def step(state: tuple[Array, Array], _: int) -> tuple[Array, Array]:
        x, y = state
        after = proximal(x - tau * (y @ K), tau)
        return after, dual_proximal(y + sigma * (K @ (2 * after - x)), sigma)

    points: Any = accumulate(range(steps), step, initial=(x_0, y_0))
    paths: tuple[Array, Array] = stack(points)
    return paths
