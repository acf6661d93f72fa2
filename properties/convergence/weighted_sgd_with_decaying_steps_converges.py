"""Stochastic gradients of a strongly convex function with steps 2/(mu (t + 1)), weighted by t."""

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.notation import T, mu
from theorycheck.optimization import every_order, onto_box, stochastic_gradient_descent
from theorycheck.strategies import reals, sizes

excess = symbol("excess", "f at the weighted average, above its minimum", nonnegative=True)
g_sq = symbol("g_sq", "largest mean square of a stochastic gradient", nonnegative=True)


@claim(
    source="Lacoste-Julien, Schmidt & Bach 2012, equations (5) and (6)",
    then=E(excess) <= 2 * g_sq / (mu * (T + 1)),
)
def weighted_sgd_with_decaying_steps_converges(let, *, descend=stochastic_gradient_descent):
    """Averaged with weights 1, ..., T, the iterates have a mean gap of 2 G^2/(mu (T + 1))."""
    mu = let(reals(1 / 2, 2))
    s = let(reals(0, 2))
    best = let(reals())
    x_1 = let(reals())
    T = let(sizes(1, 7))
    path = descend(
        lambda x, sign: mu * (x - best) + s * sign[:, None],
        x_1 + np.zeros((2**T, 1), dtype=int),
        [2 / (mu * (t + 1)) for t in range(1, T + 1)],
        order=2 * every_order(2, T) - 1,
        project=onto_box(-1, 1),
    )
    t = np.arange(1, T + 1)[:, None]
    average = np.sum(t * path[:-1, :, 0], axis=0) * 2 / (T * (T + 1))
    return dict(
        mu=mu,
        T=T,
        g_sq=(mu * (1 + abs(best))) ** 2 + s**2,
        excess=mu * (average - best) ** 2 / 2,
        weights=np.full(2**T, mu / mu / 2**T),
    )
