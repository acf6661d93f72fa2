"""Gradient descent on deep linear networks: how far it leaves what gradient flow conserves."""

import numpy as np
from sympy import Rational

from theorycheck import claim, symbol
from theorycheck.arithmetic.linear_algebra import frobenius_norm
from theorycheck.networks.linear import imbalances, product, pull_back
from theorycheck.networks.linear_notation import loss_0, loss_t
from theorycheck.notation import eta
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import choices, log_reals, log_sizes, matrices, sizes
from theorycheck.strategies.losses_on_data import NONCONVEX_LOSSES, losses_on_data

drift = symbol("drift", "largest |D_t - D_0|_F of an imbalance D_j after t steps", nonnegative=True)
share = symbol(
    "share", "least share of eta |gradient|^2 by which a step lowers the loss", real=True
)


@claim(
    source="derived here: |A - B|_F <= tr A + tr B of A, B >= 0, in each step; compare Du, Hu & "
    "Lee 2018, Theorem 2.2, on gradient flow, and Xu et al. 2023 (AISTATS), Lemma C.3, on one step",
    assume=[share >= Rational(1, 64)],
    then=drift <= eta * (loss_0 - loss_t) / share,
    sharp=True,
)
def linear_networks_drift_little_in_all(let, *, slopes=pull_back, descend=gradient_descent):
    """At any depth and width, and whatever the loss of the product, while steps lower it each
    W_j'W_j - W_{j+1}W_{j+1}' drifts by eta times the loss that is gone, or twice that if steps
    reach half of eta |gradient|^2: with small steps it is conserved.
    """
    depth, width = let(sizes(2, 5)), let(log_sizes(1, 12))
    widths = [let(log_sizes(1, width)) for _ in range(depth + 1)]
    W = [let(matrices(*widths[k : k + 2], -1, 1)) for k in range(depth)]
    first = let(choices((1, 0)))
    W[0] = W[0] * first
    shape = (widths[0], widths[-1])
    size = widths[0] * widths[-1]
    loss = let(losses_on_data(NONCONVEX_LOSSES, dim=(size, size), rows=(1, 20)))
    high = max(1, *(np.sum(w * w) for w in W))
    pull = np.sqrt(np.sum(loss.gradient(product(*W).reshape(size)) ** 2))
    eta = let(log_reals(1 / 512, 1)) / ((loss.L * high + pull) * high ** (depth - 2))
    T = let(log_sizes(1, 100))

    def gradient(now):
        return slopes(loss.gradient(product(*now).reshape(size)).reshape(shape), *now)

    path = descend(gradient, tuple(W), eta, steps=T)
    losses = loss(product(*path).reshape(T + 1, size))
    each = [gradient([w[t] for w in path]) for t in range(T)]
    flow = eta * np.stack([sum(np.sum(g**2) for g in of_step) for of_step in each])
    falls = losses[:-1] - losses[1:]
    shares = np.where(flow > 0, falls / np.where(flow > 0, flow, 1), 1)
    drifts = np.stack([frobenius_norm(D[1:] - D[0]) for D in imbalances(*path)])
    return dict(
        eta=eta,
        share=np.min(shares),
        loss_0=losses[0],
        loss_t=losses[1:],
        drift=np.max(drifts, axis=0),
    )
