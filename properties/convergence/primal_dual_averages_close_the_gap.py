"""The primal-dual method of Chambolle and Pock on convex-concave problems: the averages' gap."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.notation import T
from theorycheck.optimization import primal_dual
from theorycheck.strategies import choices, large_designs, reals, vectors
from theorycheck.strategies.composite import simple_functions

gap = symbol("gap", "L(mean of x_1 to x_T, y) - L(x, mean of y_1 to y_T)", real=True)
tau = symbol("tau", "step size of x", positive=True)
sigma = symbol("sigma", "step size of y", positive=True)
K_sq = symbol("K_sq", "squared spectral norm of K", positive=True)
x_sq = symbol("x_sq", "squared distance from x_0 to x", nonnegative=True)
y_sq = symbol("y_sq", "squared distance from y_0 to y", nonnegative=True)
xy = symbol("xy", "<K (x - x_0), y - y_0>", real=True)


@claim(
    source="Chambolle & Pock 2016, Mathematical Programming 159, Theorem 1, without a smooth part",
    assume=[tau * sigma * K_sq <= 1],
    then=gap <= (x_sq / tau + y_sq / sigma - 2 * xy) / (2 * T),
)
def primal_dual_averages_close_the_gap(let, *, descend=primal_dual):
    """For L(x, y) = g(x) + <K x, y> - h(y), convex g and h, and tau sigma |K|^2 <= 1, the averages
    of T iterates are worse than any x and y by O(1/T) only.

    g and h are elastic nets or the constraints of a box, a ball or the simplex.
    """
    design = let(large_designs(rows=(1, 10), columns=(1, 50)))
    K = design.matrix
    g, h = let(simple_functions(K.shape[1])), let(simple_functions(K.shape[0]))
    x, x_0 = (g.proximal(let(vectors(K.shape[1], -2, 2)), 1) for _ in range(2))
    y, y_0 = (h.proximal(let(vectors(K.shape[0], -2, 2)), 1) for _ in range(2))
    T = let(choices((1, 2, 3, 8, 50)))
    tau, sigma = let(reals(1 / 16, 2)), let(reals(1 / 16, 2))
    xs, ys = descend(K, g.proximal, h.proximal, x_0, y_0, (tau, sigma), steps=T)
    X, Y = np.mean(xs[1:], axis=0), np.mean(ys[1:], axis=0)
    return dict(
        gap=g(X) + np.sum((K @ X) * y) - h(y) - g(x) - np.sum((K @ x) * Y) + h(Y),
        tau=tau,
        sigma=sigma,
        K_sq=design.high,
        T=T,
        x_sq=np.sum((x - x_0) ** 2),
        y_sq=np.sum((y - y_0) ** 2),
        xy=np.sum((K @ (x - x_0)) * (y - y_0)),
    )
