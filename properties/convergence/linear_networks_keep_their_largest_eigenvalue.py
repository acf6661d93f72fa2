"""Along gradient descent on two-layer linear networks, lambda_max of tau stays small."""

from theorycheck import claim, symbol
from theorycheck.linear_network_notation import beta_0, c_2, eta_max
from theorycheck.linear_network_rates import (
    Start,
    least_eigenvalue,
    published_step_limit,
    tau_eigenvalues,
)
from theorycheck.linear_networks import train
from theorycheck.notation import eta
from theorycheck.strategies import choices, reals
from theorycheck.strategies.linear_networks import initializations

largest = symbol("largest", "sigma_max(W_1)^2 + sigma_max(W_2)^2 after t steps", nonnegative=True)


@claim(
    source="Xu et al. 2023 (AISTATS), Theorem 3.1; corrected for n != m here",
    assume=[eta <= eta_max],
    then=largest <= c_2 * beta_0,
)
def linear_networks_keep_their_largest_eigenvalue(let, *, least=least_eigenvalue):
    """With steps up to the limit, tau_t stays below c_2 times what imbalance and product allow."""
    net = let(initializations())
    c_1 = let(choices([0.5, 0.25, 0.9]))
    c_2 = let(choices([1.5, 1.1, 4.0]))
    share = let(reals(1 / 4, 1))
    start = Start(net.X, net.Y, net.W_1, net.W_2, least)
    eta_max = published_step_limit(start, c_1, c_2)
    path = train(net.X, net.Y, (net.W_1, net.W_2), share * eta_max, steps=10)
    _, largest = tau_eigenvalues(*path)
    return dict(beta_0=start.beta_0, c_2=c_2, eta=share * eta_max, eta_max=eta_max, largest=largest)
