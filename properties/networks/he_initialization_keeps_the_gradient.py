"""He's initialization backward: the gradient in the inputs keeps its mean square as well."""

import numpy as np
from sympy import Eq, Rational

from theorycheck import E, claim, symbol
from theorycheck.networks import gaussian_weights
from theorycheck.networks.deep import backpropagate, preactivations
from theorycheck.notation import d
from theorycheck.strategies import choices, sizes

square = symbol("square", "squared norm of the output's gradient in the inputs", nonnegative=True)
c = symbol("c", "variance of a weight times its fan-in", positive=True)
depth = symbol("depth", "number of hidden layers", integer=True, positive=True)
spread = symbol("spread", "product of 1 + 5/m over the hidden layers of width m", positive=True)

NARROWEST = (2, 4, 8, 12, 16, 20)  # at each depth: the mean of narrower ones takes many draws


@claim(
    source="Hanin 2018, Which neural net architectures give rise to exploding gradients?",
    then=Eq(
        E(
            square,
            second_moment=(c * (c / 2) ** depth) ** 2 * spread * (1 + 2 / d),
            within=Rational(1, 8),
        ),
        c * (c / 2) ** depth,
    ),
)
def he_initialization_keeps_the_gradient(let, rng, trials, *, draw=gaussian_weights):
    """With weights N(0, c/fan_in), the gradient of a ReLU network's output in its inputs has
    mean square c (c/2)^depth at every input, whatever the widths: with c = 2 it neither grows
    nor decays.
    """
    depth, d = let(sizes(1, 6)), let(sizes(2, 16))
    widths = [let(sizes(NARROWEST[depth - 1], 24)) for _ in range(depth)]
    c = let(choices([2, 1, 3]))
    weights = draw(rng, [d, *widths, 1], gain=c, trials=trials)
    Z = preactivations(np.ones((1, d)), weights)
    slope = backpropagate(Z, np.ones((trials, 1, 1)), weights)[0] @ weights[0].mT
    spread = np.prod([1 + 5 / m for m in widths])
    return dict(d=d, depth=depth, c=c, square=np.sum(slope[:, 0] ** 2, axis=-1), spread=spread)
