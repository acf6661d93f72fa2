"""How large a step two theorems admit for the same two-layer linear network and start."""

from theorycheck import claim, symbol
from theorycheck.experiments.linear_network_paths import start_of
from theorycheck.networks.linear_notation import alpha_0, eta_max
from theorycheck.networks.linear_rates import (
    least_eigenvalue,
    own_step_limit,
    published_step_limit,
)
from theorycheck.strategies import log_reals, reals
from theorycheck.strategies.network_starts import initializations

ours = symbol("ours", "largest step of linear_networks_converge_with_large_steps", positive=True)


@claim(
    source="derived here, against Xu et al. 2023 (AISTATS), equation (30)",
    assume=[alpha_0 > 0],
    then=ours >= eta_max / 2,
    sharp=True,
)
def our_step_limit_for_linear_networks_is_no_shorter_than_half_the_published_one(
    let, *, limit=own_step_limit
):
    """Where the same share c of alpha_0 is kept, whatever c_2; the median is thousands of times it.

    In units of the worst case, alpha_0 = beta_0 and mu = K, equation (30) says x + 4 s^2 /
    ((1 - c) x) <= 2 c of x = eta K beta_0 and s = eta sqrt(2 K L_0), and half of that step has
    curvature at most s/2 + (x/2 + s^2/2) (1 + s/4)^2 <= 1.
    """
    net = let(initializations())
    c = let(reals(1 / 128, 127 / 128))
    c_2 = 1 + let(log_reals(1 / 256, 16))
    start = start_of(net, least_eigenvalue)
    eta_max = published_step_limit(start, c, c_2)
    return dict(alpha_0=start.alpha_0, eta_max=eta_max, ours=limit(start, c))
