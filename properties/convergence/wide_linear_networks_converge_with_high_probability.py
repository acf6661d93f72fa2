"""Wide deep linear networks with a random start converge at half the rate of their kernel."""

import numpy as np

from theorycheck import P, claim, symbol
from theorycheck.networks import gaussian_weights
from theorycheck.networks.linear import gradients, loss
from theorycheck.notation import delta
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import choices, matrices, reals

worst = symbol("worst", "largest L_t / ((1 - eta N lam / 2)^t L_0), t = 1 to 4", nonnegative=True)

NEURONS = 4  # of a layer, for each layer but one


@claim(
    source="Du & Hu 2019 (ICML), Theorem 4.1, which leaves the width open; 4 (N - 1) for 1/10",
    then=P(worst >= 1) <= delta,
)
def wide_linear_networks_converge_with_high_probability(
    let, rng, trials, *, descend=gradient_descent
):
    """With N(0, 1) entries, scale 1/sqrt(width^(N-1)) and step 1/(3 N |X'X|), width 4 (N - 1) is
    enough for N layers.

    There are two inputs, one output, and the least squared singular value of X is lam.
    """
    depth = let(choices([2, 3]))
    lam = let(reals(1 / 4, 1))
    target = let(matrices(2, 1, -2, 2))
    X, width = np.diag([1, np.sqrt(lam)]), NEURONS * (depth - 1)
    shape = (2, *[width] * (depth - 1), 1)
    W = [
        layer * layer.shape[-2] ** 0.5
        for layer in gaussian_weights(rng, shape, gain=1, trials=trials)
    ]
    scale = width ** -((depth - 1) / 2)
    eta = 1 / (3 * depth)
    losses = descend(
        lambda now: gradients(X * scale, X @ target, *now),
        tuple(W),
        eta,
        steps=4,
        watch=lambda now: loss(X * scale, X @ target, *now),
    )
    promised = (1 - eta * depth * lam / 2) ** np.arange(1, 5)[:, None] * losses[0]
    return dict(worst=np.max(losses[1:] / promised, axis=0), delta=0.1)
