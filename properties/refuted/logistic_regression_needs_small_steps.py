"""Gradient descent on separable logistic regression with steps beyond 2 / L."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.networks.losses import sigmoid, softplus
from theorycheck.notation import eta
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import reals
from theorycheck.strategies.separable import separable_data

margin = symbol("margin", "largest margin of a unit vector, which bounds 4 L from below", real=True)
loss_0 = symbol("loss_0", "loss at the start", nonnegative=True)
loss_T = symbol("loss_T", "loss after 40 steps", nonnegative=True)


@claim(
    source="the descent lemma, over-read",
    assume=[eta * margin**2 / 4 >= 2],
    then=loss_T >= loss_0,
    refuted_by="Wu, Braverman & Lee 2023; Wu, Bartlett, Telgarsky & Yu 2024",
)
def logistic_regression_needs_small_steps(let, *, descend=gradient_descent):
    """With step size above 2 / L, 40 steps from 0 do not lower the logistic loss."""
    data = let(separable_data())
    z = data.points
    eta = let(reals(9, 16)) / data.margin**2
    path = descend(
        lambda w: -np.sum(z * sigmoid(-(z @ w))[:, None], axis=0) / len(z), 0 * z[0], eta, steps=40
    )
    first, last = np.sum(softplus(-(path[[0, -1]] @ z.T)), axis=1) / len(z)
    return dict(margin=data.margin, eta=eta, loss_0=first, loss_T=last)
