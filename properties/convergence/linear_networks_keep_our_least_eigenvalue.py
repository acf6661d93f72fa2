"""With our larger steps, too, the least eigenvalue of tau stays large along gradient descent."""

from theorycheck import claim, symbol
from theorycheck.experiments.linear_network_paths import admitted_training
from theorycheck.networks.linear import train
from theorycheck.networks.linear_notation import alpha_0, loss_0, loss_t
from theorycheck.networks.linear_rates import least_eigenvalue
from theorycheck.notation import eta

smallest = symbol("smallest", "sigma_min(W_1)^2 + sigma_min(W_2)^2 after t steps", nonnegative=True)


@claim(
    source="derived here: Weyl's inequality, and the total drift of the imbalance",
    assume=[alpha_0 > 0],
    then=smallest >= alpha_0 - 4 * eta * (loss_0 - loss_t),
    sharp=True,
    regime=[64 * eta * loss_0 >= alpha_0],
)
def linear_networks_keep_our_least_eigenvalue(let, *, least=least_eigenvalue, descend=train):
    """With steps up to our limit, tau_t keeps what the start guarantees, but for 4 eta times the
    loss that is gone; the limit leaves the share c of it.
    """
    run = admitted_training(let, least, descend)
    t = len(run.losses)
    return dict(
        alpha_0=run.start.alpha_0,
        eta=run.eta,
        loss_0=run.start.loss_0,
        loss_t=run.losses[1:],
        smallest=run.tau[0][1:t],
    )
