"""Gradient descent on the logistic loss with long steps: what follows its edge of stability."""

import numpy as np
from sympy import E, Rational, log

from theorycheck import claim, symbol
from theorycheck.networks.losses import sigmoid, softplus
from theorycheck.notation import eta, n, t
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import choices, log_reals, vectors
from theorycheck.strategies.separable import separable_data

margin = symbol("margin", "largest margin of a unit vector", positive=True)
loss_0 = symbol("loss_0", "mean logistic loss at the start", positive=True)
loss_t = symbol("loss_t", "mean logistic loss after t steps", nonnegative=True)


@claim(
    source="the phase transition of Wu, Bartlett, Telgarsky & Yu 2024; constants derived here",
    assume=[loss_0 * eta * E <= 1, loss_0 * n <= log(2)],
    then=loss_t <= 1 / (1 / loss_0 + Rational(3, 8) * eta * margin**2 * t),
    regime=[eta * margin**2 * t * loss_0 >= 1],
)
def logistic_loss_falls_like_one_over_t_once_it_is_small(let, *, descend=gradient_descent):
    """From where the loss is below 1/(e eta) and log(2)/n, it falls at every step, and is at most
    1/(3 eta margin^2 t/8), on points in the unit ball and for steps of any size.

    Within a step the curvature stays below e^(1/e) times the loss, which leaves 0.73 of the
    descent; every slope is at least 0.72 of its loss.
    """
    data = let(separable_data(dim=(2, 3, 20), crowd=14))
    z = data.points
    ahead = let(log_reals(1 / 4, 16)) / data.margin
    w_0 = np.eye(1, z.shape[1], dtype=int)[0] * ahead + let(vectors(z.shape[1])) / 4
    eta = let(log_reals(1 / 4, 2**16)) * let(choices((1, 16)))
    times = np.array([1, 4, 32])
    path = descend(lambda w: -sigmoid(-(z @ w)) @ z / len(z), w_0, eta, steps=32)
    losses = np.sum(softplus(-(path @ z.T)), axis=1) / len(z)
    return dict(
        margin=data.margin, eta=eta, n=len(z), t=times, loss_0=losses[0], loss_t=losses[times]
    )
