"""Believed of neural networks, and false: every local minimum of the loss is a global one."""

import numpy as np
from sympy import Eq

from theorycheck import claim, symbol
from theorycheck.arithmetic.linear_algebra import solve
from theorycheck.networks import interpolating_network, relu
from theorycheck.networks.deep import gradients, risk
from theorycheck.strategies import sizes, vectors
from theorycheck.strategies.inputs import distinct_points

slope2 = symbol("slope2", "squared norm of the loss's gradient", nonnegative=True)
inactive = symbol("inactive", "number of neurons that do not see some example", nonnegative=True)
loss = symbol("loss", "loss there", nonnegative=True)
elsewhere = symbol("elsewhere", "loss of another network of the same width", nonnegative=True)


@claim(
    refuted_by="Yun, Sra & Jadbabaie 2019, Small nonlinearities in activation functions create bad "
    "local minima; Swirszcz, Czarnecki & Pascanu 2017",
    assume=[Eq(slope2, 0), Eq(inactive, 0)],
    then=loss <= elsewhere,
)
def all_local_minima_are_global(let, *, activation=relu):
    """Where no small change of a network's weights lowers the loss, no other weights do.

    Here every neuron is active on every example and the gradient vanishes: nearby the network is
    linear in its inputs, and none fits better than least squares, which it computes. A network of
    the same width that bends fits all examples, unless they lie on a line.
    """
    x = let(distinct_points(let(sizes(3, 6)), 1))
    y = let(vectors(len(x)))
    m = max(len(x) - 1, 1)
    Z = np.concatenate([x, 0 * x + 1], axis=1)
    line = solve(Z.T @ Z, Z.T @ y[:, None])[:, 0] if len(x) > 1 else np.append(0 * y, y)
    lift = 1 + np.sum(abs(line))  # the inputs are at most 1
    idle = np.zeros(m - 1, dtype=int)
    W, b = np.append(line[:1], idle)[None], np.append(line[1:] + lift, idle + 1)
    a, c = np.append(1 + 0 * lift, idle)[:, None], np.array([-lift])
    how = dict(activation=activation)
    slope2 = sum(np.sum(G**2) for G in gradients(x, y[:, None], (W, a), (b, c), **how))
    inactive = int(np.sum(np.any(x @ W + b <= 0, axis=0)))
    (V, d), (e, f) = interpolating_network(x[:, 0], y)
    loss = risk(x, y[:, None], (W, a), (b, c), **how)
    elsewhere = risk(x, y[:, None], (V, e), (d, f), **how)
    return dict(slope2=slope2, inactive=inactive, loss=loss, elsewhere=elsewhere)
