"""Stochastic gradients on a smooth function that need not be convex: the mean squared gradient."""

import numpy as np
from sympy import Rational

from theorycheck import E, claim, symbol
from theorycheck.notation import L, T, eta
from theorycheck.optimization import every_order, stochastic_gradient_descent
from theorycheck.strategies import reals, sizes, vectors
from theorycheck.strategies.landscapes import NONCONVEX, landscapes

f_0 = symbol("f_0", "objective above its minimum at the start", nonnegative=True)
g_sq = symbol("g_sq", "squared gradient norm, averaged over the first T iterates", nonnegative=True)
noise = symbol("noise", "variance of the gradient noise", nonnegative=True)


@claim(
    source="Ghadimi & Lan 2013, Theorem 2.1; here for all steps below 2/L",
    assume=[eta * L <= Rational(15, 8)],
    then=E(g_sq) <= (f_0 / (eta * T) + L * eta * noise / 2) / (1 - L * eta / 2),
    needs=[eta * L <= Rational(15, 8)],
)
def sgd_meets_small_gradients(let, *, descend=stochastic_gradient_descent):
    """The mean squared gradient is at most (gap/(eta T) + L eta noise / 2) / (1 - L eta / 2)."""
    f = let(landscapes(NONCONVEX, dim=(1, 1)))
    T = let(sizes(1, 6))
    x_0 = let(vectors(1, -2, 2))
    eta = let(reals(1 / 8, 5 / 2)) / f.L
    s = let(reals(0, 2))
    path = descend(
        lambda x, sign: f.gradient(x) + s * sign[:, None],
        np.broadcast_to(x_0, (2**T, 1)),
        eta,
        order=2 * every_order(2, T) - 1,
    )
    return dict(
        L=f.L,
        eta=eta,
        T=T,
        f_0=f(x_0),
        noise=s**2,
        g_sq=np.sum(f.gradient(path[:-1])[..., 0] ** 2, axis=0) / T,
        weights=np.full(2**T, eta / eta / 2**T),
    )
