"""Gradient descent on two-layer linear networks with a step size that follows the curvature."""

from sympy import Rational

from theorycheck import claim, symbol
from theorycheck.experiments.linear_network_paths import adaptive_training
from theorycheck.networks.linear_notation import mu
from theorycheck.networks.linear_rates import own_adaptive_step
from theorycheck.notation import eta

smallest = symbol("smallest", "least eigenvalue of tau after t steps", nonnegative=True)
fall = symbol("fall", "share of the excess loss that the next step removes", real=True)


@claim(
    source="derived here; compare Xu et al. 2023 (AISTATS), Algorithm 1",
    then=fall >= (1 - Rational(1, 10**5)) * eta * mu * smallest,
    sharp=True,
)
def linear_networks_contract_at_every_step_of_an_adaptive_rule(let, *, choose=own_adaptive_step):
    """If eta_t is 1 over the local curvature, step t removes the share eta_t mu lambda_min, from
    any start.

    This is checked to five digits: near a solution, a scalar network attains it.
    """
    run = adaptive_training(let, choose)
    t = len(run.falls)
    return dict(mu=run.start.mu, eta=run.etas[:t], smallest=run.tau[0][:t], fall=run.falls)
