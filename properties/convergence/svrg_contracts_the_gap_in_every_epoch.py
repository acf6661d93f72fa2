"""Stochastic gradients, anchored by one whole gradient an epoch: what an epoch does to the gap."""

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.notation import L, eta, mu
from theorycheck.optimization import every_order, one_like, svrg_epoch
from theorycheck.strategies import choices, log_reals, vectors
from theorycheck.strategies.finite_sums import finite_sums

length = symbol("length", "number of steps in an epoch", integer=True, positive=True)
f_0 = symbol("f_0", "objective above its minimum at the anchor", nonnegative=True)
f_1 = symbol("f_1", "that at the next anchor, one of the first points", nonnegative=True)
SHAPES = ((1, 1), (1, 40), (2, 1), (2, 3), (2, 7), (3, 4), (8, 2), (50, 1))


@claim(
    source="Johnson & Zhang 2013, Theorem 1 (option II)",
    assume=[2 * eta * L < 1],
    then=E(f_1)
    <= (1 / (mu * eta * (1 - 2 * eta * L) * length) + 2 * eta * L / (1 - 2 * eta * L)) * f_0,
)
def svrg_contracts_the_gap_in_every_epoch(let, *, descend=svrg_epoch):
    """If the next anchor is drawn from the points before the steps of an epoch, its mean gap is the
    last one times 1/(mu eta (1 - 2 eta L) m) + 2 eta L/(1 - 2 eta L), where L bounds the smoothness
    of every term and mu the convexity of their mean.
    """
    n, length = let(choices(SHAPES))
    f = let(finite_sums(n, pulls=4, dim=(1, 2, 20)))
    x_0 = let(vectors(f.d, -2, 2))
    eta = let(log_reals(1 / 64, 1 / 2)) / f.L_max
    order = every_order(n, length) if n > 1 else np.zeros((length, 1), dtype=int)
    shares = np.eye(n, dtype=int)
    start = np.broadcast_to(x_0, (order.shape[1], f.d))
    path = descend(lambda x, i: f.gradient(x, shares[i]), start, eta, order=order, terms=n)
    gaps = f(path[:-1]).reshape(-1)
    return dict(
        eta=eta,
        mu=f.mu,
        L=f.L_max,
        length=length,
        f_0=f(x_0),
        f_1=gaps,
        weights=np.ones(len(gaps), dtype=int) * (one_like(eta) / len(gaps)),
    )
