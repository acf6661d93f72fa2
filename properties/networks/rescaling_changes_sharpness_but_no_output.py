"""Sharpness is not invariant: rescaling layers changes the Hessian's trace and nothing else."""

import numpy as np
from sympy import Eq

from theorycheck import claim, symbol
from theorycheck.networks import relu, two_layer, two_layer_loss
from theorycheck.optimization import one_like
from theorycheck.strategies import matrices, reals, sizes, vectors

trace = symbol("trace", "trace of the loss's Hessian after rescaling", nonnegative=True)
outer = symbol("outer", "the output layer's share of it, before rescaling", nonnegative=True)
inner = symbol("inner", "the hidden layer's share of it, before rescaling", nonnegative=True)
room = symbol("room", "smallest preactivation, in absolute value, less what a difference moves it")
c = symbol("c", "factor of the hidden weights; output weights are divided by it", positive=True)


@claim(
    source="Dinh, Pascanu, Bengio & Bengio 2017, Sharp minima can generalize for deep nets",
    assume=[room > 0],
    then=Eq(trace, c**2 * outer + inner / c**2),
)
def rescaling_changes_sharpness_but_no_output(let, *, activation=relu):
    """Multiplying the hidden weights of a two-layer ReLU network that interpolates its examples by
    c, and dividing the output weights by c, leaves every output as it is, but makes the trace of
    the loss's Hessian at this minimum c^2 A + B/c^2, as large as one likes.

    Second derivatives are second differences of the loss, exact between kinks.
    """
    n, m, d = let(sizes(1, 4)), let(sizes(1, 4)), let(sizes(1, 3))
    X, W, a, c = let(matrices(n, d)), let(matrices(d, m)), let(vectors(m)), let(reals(1 / 8, 8))
    y, h = two_layer(X, W, a, activation=activation), one_like(c) / 2**16

    def shares(W, a):
        """Sum the second derivatives in the output weights, and in the hidden ones."""
        moves = h * np.concatenate([np.eye(W.size + m, dtype=int), -np.eye(W.size + m, dtype=int)])
        V, b = W + moves[:, : W.size].reshape(-1, d, m), a + moves[:, W.size :]
        bends = two_layer_loss(X, y, V, b, activation=activation) / h**2  # the loss itself is 0
        by_weight = bends.reshape(2, -1).sum(axis=0)
        return np.sum(by_weight[W.size :]), np.sum(by_weight[: W.size])

    outer, inner = shares(W, a)
    room = np.min(abs(X @ W)) - 8 * h * np.max(abs(X))
    return dict(c=c, trace=sum(shares(c * W, a / c)), outer=outer, inner=inner, room=room)
