"""Finite steps on two-layer linear networks against gradient flow, as Xu et al. 2023 admit them."""

from sympy import Rational

from theorycheck import claim, symbol
from theorycheck.experiments.linear_network_paths import certified_training
from theorycheck.networks.linear import train
from theorycheck.networks.linear_notation import alpha_0, c_1, eta_max, mu
from theorycheck.networks.linear_rates import least_eigenvalue
from theorycheck.notation import eta

fall_t = symbol("fall_t", "share of the excess loss that a step removes", real=True)


@claim(
    source="derived here from Xu et al. 2023 (AISTATS), Theorem 3.2 and equation (30)",
    assume=[eta <= eta_max, c_1 * alpha_0 * mu * eta >= Rational(1, 2**26)],
    then=fall_t >= (1 - eta / eta_max) * c_1 * (2 * mu * alpha_0 * eta),
    sharp=True,
)
def linear_networks_keep_a_share_of_the_flows_rate(let, *, least=least_eigenvalue, descend=train):
    """Gradient flow is promised the rate 2 mu alpha_0: steps of a share s of the published limit
    keep (1 - s) c_1 of it.

    At the limit eta_max, the terms of higher order cancel the first; they grow at least linearly.
    """
    run = certified_training(let, least, descend)
    return dict(
        mu=run.start.mu,
        alpha_0=run.start.alpha_0,
        c_1=run.c_1,
        eta=run.eta,
        eta_max=run.eta_max,
        fall_t=run.falls,
    )
