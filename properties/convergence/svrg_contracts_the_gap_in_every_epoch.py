"""Stochastic gradients, anchored by one whole gradient an epoch: what an epoch does to the gap."""

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.notation import L, eta, mu
from theorycheck.optimization import one_like, svrg_epoch
from theorycheck.optimization.moments import affine_steps, second_moments
from theorycheck.strategies import choices, log_reals, log_sizes, vectors
from theorycheck.strategies.finite_sums import finite_sums

length = symbol("length", "number of steps in an epoch", integer=True, positive=True)
f_0 = symbol("f_0", "objective above its minimum at the anchor", nonnegative=True)
f_1 = symbol("f_1", "that at the next anchor, one of the first points", nonnegative=True)
factor = 1 / (mu * eta * (1 - 2 * eta * L) * length) + 2 * eta * L / (1 - 2 * eta * L)


@claim(
    source="Johnson & Zhang 2013, Theorem 1 (option II)",
    assume=[2 * eta * L < 1, factor < 1],
    then=E(f_1) <= factor * f_0,
)
def svrg_contracts_the_gap_in_every_epoch(let, *, descend=svrg_epoch):
    """If the next anchor is drawn from the points before the m steps of an epoch, its mean gap is
    at most 1/(mu eta (1 - 2 eta L) m) + 2 eta L/(1 - 2 eta L) of the last one, where L bounds the
    smoothness of every term and mu the convexity of their mean, and this is less than 1.

    The terms are quadratics, so every step is affine: second moments, and with them the mean gaps,
    follow from the steps of each term, over all orders of epochs of 20 to 1,000 steps.
    """
    n = let(choices((2, 3, 5, 10)))
    f = let(finite_sums(n, pulls=4, dim=(1, 2, 4)))
    x_0 = let(vectors(f.d, -2, 2))
    eta = let(log_reals(1 / 64, 1 / 4)) / f.L_max
    length = let(log_sizes(20, 1000))
    shares, d = np.eye(n, dtype=int), f.d

    def step(x, i):
        anchors, given = np.broadcast_to(x_0, x.shape), dict(order=i[None], terms=n, start=x)
        return descend(lambda x, i: f.gradient(x, shares[i]), anchors, eta, **given)[1]

    maps = affine_steps(step, n, 0 * x_0)
    moments = second_moments(maps, np.append(x_0, one_like(eta)), length - 1)
    hessian = f.rows.T @ f.rows / n + f.ridge * np.eye(d, dtype=int)
    return dict(
        eta=eta,
        mu=f.mu,
        L=f.L_max,
        length=length,
        f_0=f(x_0),
        f_1=np.sum(hessian * moments[:, :d, :d], axis=(1, 2)) / 2,
        weights=np.ones(length, dtype=int) * (one_like(eta) / length),
    )
