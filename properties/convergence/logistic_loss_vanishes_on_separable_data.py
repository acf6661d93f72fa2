"""Gradient descent on the logistic loss of separable data: the loss falls like log(t)^2 / t."""

import numpy as np
from sympy import log

from theorycheck import claim, symbol
from theorycheck.networks.losses import sigmoid, softplus
from theorycheck.notation import eta, t
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import reals
from theorycheck.strategies.separable import separable_data

margin = symbol("margin", "largest margin of a unit vector", positive=True)
loss_t = symbol("loss_t", "mean logistic loss after t steps", nonnegative=True)
progress = eta * margin**2 * t


@claim(
    source="Ji & Telgarsky 2018; Shamir 2021 (gradient descent against a comparator)",
    assume=[eta <= 4, progress >= 1],
    then=loss_t <= (1 + log(progress) ** 2 / 2) / progress,
)
def logistic_loss_vanishes_on_separable_data(let, *, descend=gradient_descent):
    """From 0 on points in the unit ball, with steps up to 4, the loss is O(log(t)^2 / t)."""
    data = let(separable_data(dim=(2, 3, 20), crowd=44))
    eta = let(reals(1, 4))
    z, times = data.points, np.array([8, 16, 32, 200])
    path = descend(lambda w: -sigmoid(-(z @ w)) @ z / len(z), 0 * z[0], eta, steps=200)[times]
    loss_t = np.sum(softplus(-(path @ z.T)), axis=1) / len(z)
    return dict(margin=data.margin, eta=eta, t=times, loss_t=loss_t)
