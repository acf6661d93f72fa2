"""Balancedness over all of training: it drifts by no more than the loss falls, times 2 eta."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.networks.deep import gradients, risk, train
from theorycheck.networks.losses import logistic
from theorycheck.notation import eta
from theorycheck.strategies import log_reals, log_sizes, random_networks, sizes
from theorycheck.strategies.real_data import labelled_rows

drift = symbol("drift", "sum over a hidden layer of the changes of |in|^2 - |out|^2", real=True)
fall = symbol("fall", "loss at the start less the loss now", real=True)
surplus = symbol("surplus", "least fall of the loss in a step, less eta/2 times its squared slope")


@claim(
    source="Du, Hu & Lee 2018, Theorem 2.1, for gradient flow; for descent derived here",
    assume=[surplus >= 0],
    then=drift <= 2 * eta * fall,
    needs=[surplus >= 0],
)
def descent_by_small_steps_keeps_networks_balanced(let, *, descend=train, slopes=gradients):
    """If every step of gradient descent on a ReLU network lowers the loss by eta/2 times the
    squared gradient or more, as steps of 1/smoothness do, the differences |in|^2 - |out|^2 of a
    layer's neurons have moved, in all and at any time, by at most 2 eta times what the loss has
    fallen by: here on real data.

    A step moves each by eta^2 (|g_in|^2 - |g_out|^2), and both are parts of the squared gradient.
    """
    X, y = let(labelled_rows(let(log_sizes(1, 32))))
    hidden = let(sizes(1, 3))
    network = let(random_networks(X.shape[1], width=(1, 32), hidden=(hidden, hidden), gain=(1, 2)))
    eta, steps, how = let(log_reals(1 / 64, 4)), let(sizes(1, 5)), dict(loss=logistic)
    X, Y = X / 4, y[:, None]
    path = descend(X, Y, network.weights, eta, steps=steps, **how)
    losses = risk(X, Y, path, **how)
    slope2 = sum(np.sum(G**2, axis=(1, 2)) for G in slopes(X, Y, path, **how))
    surplus = np.min(losses[:-1] - losses[1:] - eta / 2 * slope2[:-1])
    into, out = ([np.sum(W**2, axis=k) for W in path] for k in (1, 2))
    balance = [a - b for a, b in zip(into[:-1], out[1:], strict=True)]
    drift = np.stack([np.sum(abs(b - b[0]), axis=1) for b in balance])
    return dict(eta=eta, surplus=surplus, drift=drift, fall=losses[0] - losses)
