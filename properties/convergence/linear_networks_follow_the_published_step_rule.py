"""Gradient descent on two-layer linear networks with the step rule of Xu et al. 2023."""

from sympy import Rational

from theorycheck import claim, symbol
from theorycheck.experiments.linear_network_paths import published_constants, train_by_rule
from theorycheck.networks.linear import gradients
from theorycheck.networks.linear_notation import alpha_0, c_1, loss_t, mu, published_share
from theorycheck.networks.linear_rates import least_eigenvalue

eta_t = symbol("eta_t", "step t, which minimizes the factor certified there", positive=True)
fall_t = symbol("fall_t", "share of the excess loss that the next step removes", real=True)


@claim(
    source="Xu et al. 2023 (AISTATS), Proposition 3.2 and Algorithm 1; corrected for n != m here",
    assume=[c_1 * alpha_0 * mu * eta_t >= Rational(1, 2**26)],
    then=fall_t >= published_share(loss_t, eta_t),
    regime=[2 * c_1 <= 1],
)
def linear_networks_follow_the_published_step_rule(
    let, *, least=least_eigenvalue, slopes=gradients
):
    """Each step that minimizes the certified factor, given the loss so far, achieves it.

    The factor is 1 - a_1 eta + a_2 eta^2 + a_3 eta^3 + a_4 eta^4 of Table 2, for any c_1 < 1 and
    c_2 > 1, minimized over steps up to eta_max.
    """
    run = train_by_rule(let, least, slopes)
    return dict(
        **published_constants(run),
        eta_t=run.etas[: len(run.falls)],
        loss_t=run.losses[:-1],
        fall_t=run.falls,
    )
