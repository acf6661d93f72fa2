"""Gradient descent on two-layer linear networks: our own linear rate, with far larger steps.

Proof: while the loss falls and eta times the local curvature is at most 1, the imbalance drifts by
at most 2 eta (L_0 - L_t) in all, so the least eigenvalue of tau loses at most 4 eta L_0.
"""

from sympy import Rational, sqrt

from theorycheck import claim, symbol
from theorycheck.experiments.linear_network_paths import admitted_training
from theorycheck.networks.linear import train
from theorycheck.networks.linear_notation import K, alpha_0, beta_0, loss_0, mu
from theorycheck.networks.linear_rates import least_eigenvalue
from theorycheck.notation import eta

c = symbol("c", "share of alpha_0 that is kept, below 1", positive=True)
fall_t = symbol("fall_t", "share of the excess loss that a step removes", real=True)

top = beta_0 + 4 * eta * loss_0
curvature = sqrt(2 * K * loss_0) + K * (sqrt(top) + eta * sqrt(2 * K * top * loss_0) / 2) ** 2


@claim(
    source="derived here, after Xu et al. 2023 (AISTATS) and Min et al. 2021",
    assume=[
        eta * curvature <= 1,
        4 * eta * loss_0 <= (1 - c) * alpha_0,
        c * alpha_0 * mu * eta >= Rational(1, 2**26),
    ],
    then=fall_t >= 2 * eta * mu * c * alpha_0 * (1 - eta * curvature / 2),
    sharp=True,
    regime=[8 * eta * loss_0 >= (1 - c) * alpha_0],
)
def linear_networks_converge_with_large_steps(let, *, least=least_eigenvalue, descend=train):
    """With finite width and steps, every step removes at least the share 2 eta mu c alpha_0, up to
    the curvature's part, and no less than half of it.
    """
    run = admitted_training(let, least, descend)
    return dict(
        mu=run.start.mu,
        K=run.start.K,
        alpha_0=run.start.alpha_0,
        beta_0=run.start.beta_0,
        c=run.c,
        eta=run.eta,
        loss_0=run.start.loss_0,
        fall_t=run.falls,
    )
