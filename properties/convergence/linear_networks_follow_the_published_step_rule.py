"""Gradient descent on two-layer linear networks with the step rule of Xu et al. 2023."""

from theorycheck import claim, symbol
from theorycheck.experiments.linear_network_paths import train_by_rule
from theorycheck.networks.linear import gradients
from theorycheck.networks.linear_rates import least_eigenvalue

fall = symbol("fall", "share of the excess loss that the next step removes", real=True)
certified = symbol("certified", "share that the theorem certifies at that step", real=True)


@claim(
    source="Xu et al. 2023 (AISTATS), Proposition 3.2 and Algorithm 1; corrected for n != m here",
    then=fall >= certified,
    sharp=True,
)
def linear_networks_follow_the_published_step_rule(
    let, *, least=least_eigenvalue, slopes=gradients
):
    """Each step that minimizes the certified factor, given the loss so far, achieves it.

    The factor is 1 - a_1 eta + a_2 eta^2 + a_3 eta^3 + a_4 eta^4 of Table 2, for any c_1 < 1 and
    c_2 > 1, minimized over steps up to eta_max.
    """
    run = train_by_rule(let, least, slopes)
    return dict(fall=run.falls, certified=run.certified[: len(run.falls)])
