"""Along gradient descent on two-layer linear networks, lambda_min of tau stays large."""

from theorycheck import claim, symbol
from theorycheck.experiments.linear_network_paths import certified_training
from theorycheck.networks.linear import train
from theorycheck.networks.linear_notation import alpha_0, c_1, eta_max
from theorycheck.networks.linear_rates import least_eigenvalue
from theorycheck.notation import eta

smallest = symbol("smallest", "sigma_min(W_1)^2 + sigma_min(W_2)^2 after t steps", nonnegative=True)


@claim(
    source="Xu et al. 2023 (AISTATS), Theorem 3.1; corrected for n != m here",
    assume=[alpha_0 > 0, eta <= eta_max],
    then=smallest >= c_1 * alpha_0,
    regime=[2 * c_1 <= 1],
)
def linear_networks_keep_their_least_eigenvalue(let, *, least=least_eigenvalue, descend=train):
    """With steps up to the limit, tau_t keeps the share c_1 of what the start guarantees; networks
    that lose any of it were not met.
    """
    run = certified_training(let, least, descend)
    return dict(
        alpha_0=run.start.alpha_0,
        c_1=run.c_1,
        eta=run.eta,
        eta_max=run.eta_max,
        smallest=run.tau[0][1:],
    )
