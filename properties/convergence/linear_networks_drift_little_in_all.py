"""The total drift of the imbalance along gradient descent on a two-layer linear network."""

from theorycheck import claim, symbol
from theorycheck.arithmetic.linear_algebra import frobenius_norm
from theorycheck.networks.linear import imbalance, loss, train
from theorycheck.networks.linear_notation import loss_0, loss_t
from theorycheck.networks.linear_rates import Start, own_step_limit
from theorycheck.notation import eta
from theorycheck.strategies import choices, reals
from theorycheck.strategies.linear_networks import initializations

drift = symbol("drift", "|D_t - D_0|_F of the imbalance D = W_1'W_1 - W_2 W_2'", nonnegative=True)


@claim(
    source="derived here: the sum of eta^2 |grad|^2, each at most 2 eta (L_t - L_{t+1})",
    then=drift <= 2 * eta * (loss_0 - loss_t),
)
def linear_networks_drift_little_in_all(let, *, limit=own_step_limit):
    """With an admissible step, the imbalance drifts by 2 eta times the loss that is gone."""
    net = let(initializations())
    c = let(choices([0.25, 0.5, 0.9]))
    share = let(reals(1 / 4, 1))
    eta = share * limit(Start(net.X, net.Y, net.W_1, net.W_2), c)
    W_1, W_2 = train(net.X, net.Y, (net.W_1, net.W_2), eta, steps=12)
    losses, D = loss(net.X, net.Y, W_1, W_2), imbalance(W_1, W_2)
    drift = frobenius_norm(D[1:] - D[0])
    return dict(eta=eta, loss_0=losses[0], loss_t=losses[1:], drift=drift)
