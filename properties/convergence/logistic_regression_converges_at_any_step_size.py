"""Gradient descent on the logistic loss of separable data, with steps of any size."""

import numpy as np
from sympy import log

from theorycheck import claim, symbol
from theorycheck.networks.losses import sigmoid, softplus
from theorycheck.notation import eta, t
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import log_reals
from theorycheck.strategies.separable import separable_data

margin = symbol("margin", "largest margin of a unit vector", positive=True)
average = symbol("average", "logistic loss, averaged over the first t iterates", nonnegative=True)
progress = eta * margin**2 * t


@claim(
    source="Wu, Bartlett, Telgarsky & Yu 2024, by a split comparator; constants derived here",
    assume=[progress >= 1],
    then=average <= 1 / progress + (log(progress) + eta / 2) ** 2 / (2 * progress),
    regime=[eta >= 16],
)
def logistic_regression_converges_at_any_step_size(let, *, descend=gradient_descent):
    """From 0 on points in the unit ball, the losses of the first t iterates average to no more than
    1/p + (log p + eta/2)^2/(2 p), p = eta margin^2 t, however far beyond 2/L the step is.

    One part of the comparator, eta/(2 margin) along the largest margin, pays for the overshoot, as
    no slope is above 1; the other, log(p)/margin, has a loss of at most 1/p.
    """
    data = let(separable_data(dim=(2, 3, 20), crowd=44))
    eta = let(log_reals(1 / 2, 512))
    z, times = data.points, np.array([4, 8, 32, 100])
    path = descend(lambda w: -sigmoid(-(z @ w)) @ z / len(z), 0 * z[0], eta, steps=100)
    losses = np.sum(softplus(-(path @ z.T)), axis=1) / len(z)
    averages = np.stack([np.sum(losses[:t]) / t for t in times])
    return dict(margin=data.margin, eta=eta, t=times, average=averages)
