"""Stochastic gradients with constant noise on a parabola: the mean square, exactly."""

import numpy as np
from sympy import Eq

from theorycheck import E, claim, symbol
from theorycheck.notation import L, T, eta
from theorycheck.optimization import every_order, stochastic_gradient_descent
from theorycheck.strategies import reals, sizes

x_0 = symbol("x_0", "start", real=True)
x_T = symbol("x_T", "iterate after T steps", real=True)
sigma = symbol("sigma", "standard deviation of the noise", nonnegative=True)
shrink = (1 - eta * L) ** (2 * T)


@claim(
    source="autoregression; compare Mandt, Hoffman & Blei 2017, whose limit has small steps",
    then=Eq(E(x_T**2), shrink * x_0**2 + eta * sigma**2 * (1 - shrink) / (L * (2 - eta * L))),
)
def sgd_on_a_parabola_has_known_variance(let, *, descend=stochastic_gradient_descent):
    """With step eta < 2/L the mean square tends to eta sigma^2 / (L (2 - eta L)), exactly so."""
    L = let(reals(1 / 4, 2))
    step = let(reals(1 / 16, 15 / 8))
    x_0 = let(reals(-2, 2))
    sigma = let(reals(0, 2))
    T = let(sizes(1, 6))
    sign = 2 * every_order(2, T) - 1
    starts = x_0 + np.zeros((2**T, 1), dtype=int)
    path = descend(lambda x, s: L * x + sigma * s[:, None], starts, step / L, order=sign)
    weights = np.full(2**T, L / L / 2**T)
    return dict(eta=step / L, L=L, T=T, x_0=x_0, sigma=sigma, x_T=path[-1, :, 0], weights=weights)
