"""Gradient descent on the exponential loss of separable data: the loss falls like 1/t."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.notation import eta, t
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import choices, reals
from theorycheck.strategies.separable import separable_data

margin = symbol("margin", "largest margin of a unit vector", positive=True)
loss_t = symbol("loss_t", "mean exponential loss after t steps", nonnegative=True)


@claim(
    source="derived here; compare Soudry et al. 2018, Ji & Telgarsky 2018",
    assume=[eta <= 1],
    then=loss_t <= 1 / (1 + eta * margin**2 * (1 - eta / 2) * t),
    needs=[eta <= 1],
    regime=[eta * margin**2 * t >= 1],
)
def exponential_loss_vanishes_on_separable_data(let, *, descend=gradient_descent):
    """From 0 on points in the unit ball, with step at most 1, the loss is O(1/(margin^2 t))."""
    data = let(separable_data(dim=(2, 3, 20), crowd=44))
    eta = let(reals(1 / 16, 4))
    steps = let(choices((12, 12, 60)))
    z, times = data.points, np.array([1, 2, 4, 8, 12, steps])
    path = descend(lambda w: -np.exp(-(z @ w)) @ z / len(z), 0 * z[0], eta, steps=steps)
    loss_t = np.sum(np.exp(-path[times] @ z.T), axis=1) / len(z)
    return dict(margin=data.margin, eta=eta, t=times, loss_t=loss_t)
