"""No step makes the certified rate of Xu et al. 2023 better than that of the one-layer problem."""

from theorycheck import claim, symbol
from theorycheck.networks.linear_notation import K, mu
from theorycheck.networks.linear_rates import (
    Start,
    published_best_step,
    published_coefficients,
    published_factor,
)
from theorycheck.strategies import choices
from theorycheck.strategies.linear_networks import initializations

share = symbol("share", "largest share of the loss certified to go in one step", real=True)


@claim(
    source="Xu, Min, Tarmoun, Mallada & Vidal 2023 (AISTATS), Proposition 3.1",
    then=share <= mu / K,
)
def the_certified_rate_never_beats_the_condition_number(let):
    """Whatever the step size, at most the share mu/K of the loss is certified to go at a step."""
    net = let(initializations())
    c_1 = let(choices([0.5, 0.25, 0.95]))
    c_2 = let(choices([1.5, 1.05, 4.0]))
    start = Start(net.X, net.Y, net.W_1, net.W_2)
    a = published_coefficients(start, c_1, c_2, start.loss_0)
    eta = published_best_step(a, 1e9) if start.alpha_0 > 0 else 0.0
    return dict(mu=start.mu, K=start.K, share=1 - published_factor(a, eta))
