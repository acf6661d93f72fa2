"""Along gradient descent on two-layer linear networks, lambda_min of tau stays large."""

from theorycheck import claim, symbol
from theorycheck.experiments.linear_network_paths import path_within_the_limit
from theorycheck.networks.linear_notation import alpha_0, c_1, eta_max
from theorycheck.networks.linear_rates import least_eigenvalue
from theorycheck.notation import eta

smallest = symbol("smallest", "sigma_min(W_1)^2 + sigma_min(W_2)^2 after t steps", nonnegative=True)


@claim(
    source="Xu et al. 2023 (AISTATS), Theorem 3.1; corrected for n != m here",
    assume=[eta <= eta_max],
    then=smallest >= c_1 * alpha_0,
)
def linear_networks_keep_their_least_eigenvalue(let, *, least=least_eigenvalue):
    """With steps up to the limit, tau_t keeps the share c_1 of what the start guarantees."""
    path = path_within_the_limit(let, least)
    return dict(
        alpha_0=path.start.alpha_0,
        c_1=path.c_1,
        eta=path.eta,
        eta_max=path.eta_max,
        smallest=path.smallest,
    )
