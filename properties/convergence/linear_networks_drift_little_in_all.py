"""The total drift of the imbalance along gradient descent on a two-layer linear network."""

from theorycheck import claim, symbol
from theorycheck.arithmetic.linear_algebra import frobenius_norm
from theorycheck.experiments.linear_network_paths import admitted_training
from theorycheck.networks.linear import imbalance, train
from theorycheck.networks.linear_notation import loss_0, loss_t
from theorycheck.networks.linear_rates import least_eigenvalue
from theorycheck.notation import eta

drift = symbol("drift", "|D_t - D_0|_F of the imbalance D = W_1'W_1 - W_2 W_2'", nonnegative=True)


@claim(
    source="derived here: the sum of eta^2 |grad|^2, each at most 2 eta (L_t - L_{t+1})",
    then=drift <= 2 * eta * (loss_0 - loss_t),
)
def linear_networks_drift_little_in_all(let, *, descend=train):
    """With an admissible step, the imbalance drifts by 2 eta times the loss that is gone: gradient
    flow, the limit of small steps, conserves it.
    """
    run = admitted_training(let, least_eigenvalue, descend)
    D = imbalance(*run.layers)[: len(run.losses)]
    return dict(
        eta=run.eta,
        loss_0=run.losses[0],
        loss_t=run.losses[1:],
        drift=frobenius_norm(D[1:] - D[0]),
    )
