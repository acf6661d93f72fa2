"""Square two-layer linear networks: the theorem of Xu et al. 2023 with the constant as printed."""

from sympy import sqrt

from theorycheck import claim, symbol
from theorycheck.networks.linear import loss, train
from theorycheck.networks.linear_notation import K, beta_0, loss_0, mu, reach
from theorycheck.networks.linear_rates import (
    Start,
    least_eigenvalue_as_printed,
    published_step_limit,
)
from theorycheck.notation import eta
from theorycheck.strategies import reals
from theorycheck.strategies.linear_networks import initializations

alpha_0 = symbol("alpha_0", "least eigenvalue of tau by Table 2, as printed", nonnegative=True)
fall = symbol("fall", "share of the loss that the first step removes", real=True)

slope, top = sqrt(2 * K * loss_0), 3 * beta_0 / 2
first = 2 * mu * reach * slope + K * mu * top**2
second = 2 * K * mu * top * reach * slope
third = 2 * K**2 * mu * reach**2 * loss_0


@claim(
    source="Xu et al. 2023 (AISTATS), Theorem 3.2 for n = m, c_1 = 1/2, c_2 = 3/2, step 1",
    then=fall >= alpha_0 * mu * eta - first * eta**2 - second * eta**3 - third * eta**4,
)
def square_linear_networks_contract_as_published(let, *, least=least_eigenvalue_as_printed):
    """With as many inputs as outputs, a step up to eta_max removes the certified share."""
    net = let(initializations(square=True))
    start = Start(net.X, net.Y, net.W_1, net.W_2, least)
    eta = let(reals(1 / 8, 1)) * published_step_limit(start, 0.5, 1.5)
    before, after = train(
        net.X, net.Y, (net.W_1, net.W_2), eta, steps=1, watch=lambda W: loss(net.X, net.Y, *W)
    )
    return dict(
        mu=start.mu,
        K=start.K,
        alpha_0=start.alpha_0,
        beta_0=start.beta_0,
        reach=start.reach,
        loss_0=before,
        eta=eta,
        fall=(before - after) / before,
    )
