"""Methods for saddle points, of g(x) + <K x, y> - h(y) or of a Lagrangian: paths of all parts."""

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


def alternating_directions(
    proximal: Proximal,
    other_proximal: Proximal,
    z_0: Array,
    y_0: Array,
    penalty: Number,
    *,
    steps: int,
) -> tuple[Array, Array, Array]:
    """Map z - y/penalty to x, then x + y/penalty to z, by proximal maps; y += penalty (x - z).

    This is ADMM for f(x) + g(z) where x = z. The maps are those of f and g, called with the step
    size 1/penalty. The paths of x, z and y have shape (steps + 1, d); that of x begins at z_0
    (Gabay & Mercier 1976).
    """
    step_size = 1 / penalty

    def step(state: tuple[Array, Array, Array], _: int) -> tuple[Array, Array, Array]:
        z, y = state[1:]
        x = proximal(z - step_size * y, step_size)
        z = other_proximal(x + step_size * y, step_size)
        return x, z, y + penalty * (x - z)

    points: Any = accumulate(range(steps), step, initial=(z_0, z_0, y_0))
    paths: tuple[Array, Array, Array] = stack(points)
    return paths
