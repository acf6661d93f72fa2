"""The landscape of a linear network: where its gradient vanishes it has chosen modes."""

import numpy as np
from sympy import Eq

from theorycheck import claim, symbol
from theorycheck.networks.linear import gradients, loss
from theorycheck.strategies import choices
from theorycheck.strategies.critical_points import critical_points

value = symbol("value", "loss of the network", nonnegative=True)
slope2 = symbol("slope2", "squared norm of the loss's gradient in all weights", nonnegative=True)
total = symbol("total", "squared norm of the targets", nonnegative=True)
chosen = symbol("chosen", "sum of the squared singular values that were chosen", nonnegative=True)


@claim(
    source="Baldi & Hornik 1989, Neural networks and principal component analysis",
    assume=[Eq(slope2, 0)],
    then=Eq(value, (total - chosen) / 2),
    needs=[Eq(slope2, 0)],
)
def critical_points_of_linear_networks_choose_modes(let, *, slopes=gradients):
    """At a critical point of |Y - X W_1 W_2|^2/2 the loss is (|Y|^2 - sum of s^2)/2, summed over
    some of the singular values s of what X explains of Y, at most as many as there are hidden
    neurons: the same for every factorization.
    """
    net = let(critical_points())
    shift = let(choices([0, 1]))
    W_1, W_2 = net.first + shift, net.second
    slope2 = sum(np.sum(G**2) for G in slopes(net.X, net.Y, W_1, W_2))
    values = dict(value=loss(net.X, net.Y, W_1, W_2), slope2=slope2)
    return dict(total=np.sum(net.Y**2), chosen=np.sum(net.s[net.chosen] ** 2), **values)
