"""With our larger steps, too, the least eigenvalue of tau stays large along gradient descent."""

from theorycheck import claim, symbol
from theorycheck.networks.linear import train
from theorycheck.networks.linear_notation import alpha_0
from theorycheck.networks.linear_rates import (
    Start,
    least_eigenvalue,
    own_step_limit,
    tau_eigenvalues,
)
from theorycheck.strategies import choices, reals
from theorycheck.strategies.linear_networks import initializations

c = symbol("c", "share of alpha_0 that is kept, below 1", positive=True)
smallest = symbol("smallest", "sigma_min(W_1)^2 + sigma_min(W_2)^2 after t steps", nonnegative=True)


@claim(
    source="derived here: Weyl's inequality, and the total drift of the imbalance",
    then=smallest >= c * alpha_0,
)
def linear_networks_keep_our_least_eigenvalue(let, *, least=least_eigenvalue):
    """With steps up to our limit, tau_t keeps the share c of what the start guarantees."""
    net = let(initializations())
    c = let(choices([0.5, 0.25, 0.9]))
    share = let(reals(1 / 4, 1))
    start = Start(net.X, net.Y, net.W_1, net.W_2, least)
    path = train(net.X, net.Y, (net.W_1, net.W_2), share * own_step_limit(start, c), steps=12)
    smallest, _ = tau_eigenvalues(*path)
    return dict(alpha_0=start.alpha_0, c=c, smallest=smallest)
