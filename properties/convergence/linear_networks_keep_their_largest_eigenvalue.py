"""Along gradient descent on two-layer linear networks, lambda_max of tau stays small."""

from theorycheck import claim, symbol
from theorycheck.experiments.linear_network_paths import certified_training
from theorycheck.networks.linear import train
from theorycheck.networks.linear_notation import alpha_0, beta_0, c_2, eta_max
from theorycheck.networks.linear_rates import least_eigenvalue
from theorycheck.notation import eta

largest = symbol("largest", "sigma_max(W_1)^2 + sigma_max(W_2)^2 after t steps", nonnegative=True)


@claim(
    source="Xu et al. 2023 (AISTATS), Theorem 3.1; corrected for n != m here",
    assume=[alpha_0 > 0, eta <= eta_max],
    then=largest <= c_2 * beta_0,
    regime=[2 * c_2 >= 3],
)
def linear_networks_keep_their_largest_eigenvalue(let, *, least=least_eigenvalue, descend=train):
    """With steps up to the limit, tau_t stays below c_2 times what imbalance and product allow."""
    run = certified_training(let, least, descend)
    return dict(
        alpha_0=run.start.alpha_0,
        beta_0=run.start.beta_0,
        c_2=run.c_2,
        eta=run.eta,
        eta_max=run.eta_max,
        largest=run.tau[1][1:],
    )
