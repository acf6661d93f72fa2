"""Along gradient descent on two-layer linear networks, lambda_max of tau stays small."""

from theorycheck import claim, symbol
from theorycheck.experiments.linear_network_paths import path_within_the_limit
from theorycheck.networks.linear_notation import beta_0, c_2, eta_max
from theorycheck.networks.linear_rates import least_eigenvalue
from theorycheck.notation import eta

largest = symbol("largest", "sigma_max(W_1)^2 + sigma_max(W_2)^2 after t steps", nonnegative=True)


@claim(
    source="Xu et al. 2023 (AISTATS), Theorem 3.1; corrected for n != m here",
    assume=[eta <= eta_max],
    then=largest <= c_2 * beta_0,
)
def linear_networks_keep_their_largest_eigenvalue(let, *, least=least_eigenvalue):
    """With steps up to the limit, tau_t stays below c_2 times what imbalance and product allow."""
    path = path_within_the_limit(let, least)
    return dict(
        beta_0=path.start.beta_0,
        c_2=path.c_2,
        eta=path.eta,
        eta_max=path.eta_max,
        largest=path.largest,
    )
