"""Gradient descent started where the sharpness exceeds 2 / eta, on a scalar network.

With target 0, steps_up_to_four_over_the_kernel_still_converge says how the loss is caught again.
"""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.networks.linear_rates import eigenvalues
from theorycheck.notation import eta
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import reals, vectors

sharpness = symbol("sharpness", "largest eigenvalue of the Hessian at the start", real=True)
loss_0 = symbol("loss_0", "loss at the start", nonnegative=True)
loss_T = symbol("loss_T", "loss after 40 steps", nonnegative=True)


@claim(
    source="the limit 2/L of quadratics (LeCun et al. 1998, Efficient BackProp), read of any loss",
    assume=[eta * sharpness >= 2],
    then=loss_T >= loss_0,
    refuted_by="Lewkowycz et al. 2020 (the catapult)",
    witness=dict(x_0=np.array([2.5, 0.5]), eta=0.4),
)
def a_sharp_start_makes_gradient_descent_diverge(let, *, descend=gradient_descent):
    """On (u v - 1)^2 / 2, a start with sharpness above 2 / eta never leads to a smaller loss."""
    x_0 = let(vectors(2, -3, 3))
    eta = let(reals(1 / 4, 3 / 4))
    u, v = x_0
    hessian = np.stack([np.stack([v * v, 2 * u * v - 1]), np.stack([2 * u * v - 1, u * u])])
    path = descend(
        lambda x: np.maximum(np.minimum(x[::-1] * (x[0] * x[1] - 1), 10**9), -(10**9)),
        x_0,
        eta,
        steps=40,
    )
    first, last = (path[[0, -1], 0] * path[[0, -1], 1] - 1) ** 2 / 2
    return dict(eta=eta, sharpness=eigenvalues(hessian)[0], loss_0=first, loss_T=last)
