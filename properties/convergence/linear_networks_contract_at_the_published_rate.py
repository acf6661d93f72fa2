"""Gradient descent on two-layer linear networks: the per-step contraction of Xu et al. 2023.

It holds for every shape with the margin counted only in the layer that it can support; for as many
inputs as outputs that is the published constant.
"""

from sympy import Rational

from theorycheck import claim, symbol
from theorycheck.experiments.linear_network_paths import certified_training, published_constants
from theorycheck.experiments.rate_comparison import picture
from theorycheck.networks.linear import train
from theorycheck.networks.linear_notation import (
    alpha_0,
    c_1,
    eta_max,
    loss_t,
    mu,
    published_share,
)
from theorycheck.networks.linear_rates import least_eigenvalue
from theorycheck.notation import eta

fall_t = symbol("fall_t", "share of the excess loss that the next step removes", real=True)


@claim(
    source="Xu et al. 2023 (AISTATS), Theorem 3.2; corrected for n != m here",
    assume=[eta <= eta_max, c_1 * alpha_0 * mu * eta >= Rational(1, 2**26)],
    then=fall_t >= published_share(loss_t),
    regime=[2 * eta >= eta_max],
    picture=picture,
)
def linear_networks_contract_at_the_published_rate(let, *, least=least_eigenvalue, descend=train):
    """With finite width, finite steps and any start, each step removes a known share of the loss
    above its least value; shares are observed where float64 can tell them, above 1e-8.
    """
    run = certified_training(let, least, descend)
    return dict(
        **published_constants(run),
        eta=run.eta,
        eta_max=run.eta_max,
        loss_t=run.losses[:-1],
        fall_t=run.falls,
    )
