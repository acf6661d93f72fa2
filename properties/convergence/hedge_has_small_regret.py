"""Exponential weights over experts: the regret against the best of them."""

import numpy as np
from sympy import log

from theorycheck import claim, symbol
from theorycheck.notation import T, eta
from theorycheck.optimization import mirror_descent
from theorycheck.strategies import choices, log_sizes, matrices, reals

regret = symbol("regret", "loss over T rounds minus that of the best expert", real=True)
d = symbol("d", "number of experts", integer=True, positive=True)


@claim(
    source="Cesa-Bianchi & Lugosi 2006, Theorem 2.2",
    then=regret <= log(d) / eta + eta * T / 8,
)
def hedge_has_small_regret(let, *, descend=mirror_descent):
    """With losses in [0, 1] and any rate eta, the regret is at most log(d) / eta + eta T / 8.

    The losses are given, or those of an adversary who always charges the leader.
    """
    d = let(log_sizes(2, 50))
    T = let(log_sizes(1, 200))
    eta = let(reals(1 / 16, 2))
    given = let(matrices(T, d, 0, 1))
    adversary = let(choices([False, True]))
    start = np.array([eta / eta / d] * d)
    played = []

    def losses(_):
        leader = np.argmin(np.sum(played, axis=0)) if played else 0
        played.append(np.arange(d) == leader if adversary else given[len(played)])
        return played[-1] * 1

    path = descend(losses, start, eta, steps=T)
    total = np.stack(played) * 1
    regret = np.sum(total * path[:-1]) - np.min(np.sum(total, axis=0))
    return dict(d=d, T=T, eta=eta, regret=regret)
