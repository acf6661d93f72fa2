"""AMSGrad over a box, against any adversary: the regret."""

from itertools import accumulate

import numpy as np
from sympy import Rational, log, sqrt

from theorycheck import claim, symbol
from theorycheck.notation import T
from theorycheck.optimization import amsgrad, onto_box
from theorycheck.strategies import choices, log_reals, matrices, reals, vectors

regret = symbol("regret", "sum of <g_t, x_t - u> against the best u of the box", real=True)
alpha = symbol("alpha", "step size in the first round; round t uses alpha / sqrt(t)", positive=True)
beta_1 = symbol("beta_1", "decay of the first moment", nonnegative=True)
beta_2 = symbol("beta_2", "decay of the second moment", positive=True)
v_T = symbol("v_T", "root of the largest second moment, summed over coordinates", nonnegative=True)
v_all = symbol("v_all", "the same, times sqrt(t), summed over the rounds too", nonnegative=True)
g_sum = symbol("g_sum", "sum over coordinates of the norm of all their gradients", nonnegative=True)
D = symbol("D", "side of the box", positive=True)

_DISTANCE = D**2 / (2 * alpha * (1 - beta_1)) * (sqrt(T) * v_T + beta_1 * v_all)
_MOVES = alpha * (1 + beta_1) / 2 * sqrt(1 + log(T)) * g_sum
_FORGOTTEN = sqrt(1 - beta_2) * (1 - beta_1 / sqrt(beta_2))
_ONE_ROUND = dict(d=1, T=1, drift=0.0, rows=np.ones((1, 1)), x_0=np.ones(1))


@claim(
    source="derived here, after Reddi, Kale & Kumar 2018, Theorem 4, whose beta_1 decays",
    assume=[beta_1 < sqrt(beta_2), beta_2 < 1],
    then=regret <= _DISTANCE + _MOVES / _FORGOTTEN,
    sharp=True,
    regime=[T >= 8, beta_1 <= Rational(1, 8)],
    witness=dict(**_ONE_ROUND, root=1 / 2, ratio=2.0, beta_1=0.0),
)
def amsgrad_has_small_regret(let, *, descend=amsgrad):
    """On a box of side D, steps alpha / sqrt(t) along the largest second moments so far have this
    regret at most, whatever convex losses are played: for bounded gradients it is of order sqrt T,
    up to a logarithm, at beta_1 = 0, and the part of a constant beta_1 is of order T^(3/2).
    """
    d = let(choices((1, 2, 5, 50)))
    T = let(choices((1, 2, 3, 8, 50, 200)))
    drift = let(reals(0, 2))
    rows = let(matrices(T, d))
    g = rows + drift
    x_0 = let(vectors(d))
    root = let(log_reals(1 / 1024, 3 / 4))
    ratio = let(reals(1 / 4, 8))
    alpha = ratio * root
    beta_1 = let(reals(0, 3 / 4))
    beta_2 = 1 - root**2
    one = alpha / alpha
    roots = np.sqrt(np.array([one * t for t in range(1, T + 1)]))
    how = dict(order=range(T), beta_1=beta_1, beta_2=beta_2, project=onto_box(-1, 1))
    path = descend(lambda _, t: g[t], x_0, [alpha / r for r in roots], **how)
    v = accumulate(g**2, lambda v, square: beta_2 * v + (1 - beta_2) * square, initial=0 * g[0])
    largest = np.stack(list(accumulate(v, np.maximum)))[1:]
    return dict(
        T=T,
        regret=np.sum(g * path[:-1]) + np.sum(np.abs(np.sum(g, axis=0))),
        alpha=alpha,
        beta_1=beta_1,
        beta_2=beta_2,
        v_T=np.sum(np.sqrt(largest[-1])),
        v_all=np.sum(np.sqrt(largest) * roots[:, None]),
        g_sum=np.sum(np.sqrt(np.sum(g**2, axis=0))),
        D=2,
    )
