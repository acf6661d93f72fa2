"""Believed of neural networks, and false: every local minimum of the loss is a global one."""

import numpy as np
from sympy import Eq

from theorycheck import claim, symbol
from theorycheck.networks import interpolating_network, relu
from theorycheck.networks.deep import gradients, risk
from theorycheck.optimization import one_like
from theorycheck.strategies import choices, sizes, vectors

slope2 = symbol("slope2", "squared norm of the loss's gradient", nonnegative=True)
inactive = symbol("inactive", "number of neurons that do not see some example", nonnegative=True)
loss = symbol("loss", "loss there", nonnegative=True)
elsewhere = symbol("elsewhere", "loss of another network of the same width", nonnegative=True)


@claim(
    source="Choromanska et al. 2015; Kawaguchi 2016, whose ReLU networks are averaged; read of all",
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
    n = let(choices([4, 8]))
    gaps, u = [let(sizes(1, 4)) for _ in range(n)], let(vectors(n))
    x = np.cumsum(gaps) * one_like(u) / 8
    y = (n * np.sum(x**2) - np.sum(x) ** 2) * u  # so that least squares are a matter of products
    slope = n * np.sum(x * u) - np.sum(x) * np.sum(u)
    start = np.sum(x**2) * np.sum(u) - np.sum(x) * np.sum(x * u)
    lift = 1 + abs(start) + 4 * abs(slope)  # the inputs are at most 4
    X, Y, idle = x[:, None], y[:, None], np.zeros(n - 2, dtype=int)
    W, b = np.append(slope, idle)[None], np.append(start + lift, idle + 1)
    a, c = np.append(1 + 0 * lift, idle)[:, None], np.array([-lift])
    how = dict(activation=activation)
    slope2 = sum(np.sum(G**2) for G in gradients(X, Y, (W, a), (b, c), **how))
    inactive = int(np.sum(np.any(X @ W + b <= 0, axis=0)))
    (V, d), (e, f) = interpolating_network(x, y)
    loss = risk(X, Y, (W, a), (b, c), **how)
    elsewhere = risk(X, Y, (V, e), (d, f), **how)
    return dict(slope2=slope2, inactive=inactive, loss=loss, elsewhere=elsewhere)
