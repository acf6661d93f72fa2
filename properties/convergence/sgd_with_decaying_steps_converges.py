"""Stochastic gradients of a strongly convex function with steps 1/(mu t), on an interval."""

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.notation import T, mu
from theorycheck.optimization import every_order, onto_box, stochastic_gradient_descent
from theorycheck.strategies import reals, sizes

d_sq = symbol(
    "d_sq", "squared distance of x_T to the minimizer, x_1 being the start", nonnegative=True
)
g_sq = symbol("g_sq", "largest mean square of a stochastic gradient", nonnegative=True)


@claim(
    source="Rakhlin, Shamir & Sridharan 2012 (ICML), Lemma 1",
    then=E(d_sq) <= 4 * g_sq / (mu**2 * T),
)
def sgd_with_decaying_steps_converges(let, *, descend=stochastic_gradient_descent):
    """With steps 1/(mu t) and projections, the mean squared distance is 4 G^2/(mu^2 T) at most."""
    mu = let(reals(1 / 2, 2))
    s = let(reals(0, 2))
    best = let(reals())
    x_1 = let(reals())
    T = let(sizes(1, 7))
    path = descend(
        lambda x, sign: mu * (x - best) + s * sign[:, None],
        x_1 + np.zeros((2 ** (T - 1), 1), dtype=int),
        [1 / (mu * t) for t in range(1, T)],
        order=2 * every_order(2, T - 1) - 1 if T > 1 else [],
        project=onto_box(-1, 1),
    )
    return dict(
        mu=mu,
        T=T,
        g_sq=(mu * (1 + abs(best))) ** 2 + s**2,
        d_sq=(path[-1, :, 0] - best) ** 2,
        weights=np.full(2 ** (T - 1), mu / mu / 2 ** (T - 1)),
    )
