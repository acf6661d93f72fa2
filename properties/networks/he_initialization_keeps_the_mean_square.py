"""He's initialization: the mean square of activations is multiplied by c/2 in every layer."""

import numpy as np
from sympy import Eq, Rational

from theorycheck import E, claim, symbol
from theorycheck.networks import gaussian_weights
from theorycheck.networks.deep import preactivations
from theorycheck.strategies import choices, reals, sizes

square = symbol("square", "mean square of the last hidden layer's activations", nonnegative=True)
x2 = symbol("x2", "mean square of the input's entries", positive=True)
c = symbol("c", "variance of a weight times its fan-in", positive=True)
depth = symbol("depth", "number of hidden layers", integer=True, positive=True)
spread = symbol("spread", "product of 1 + 5/m over the hidden layers of width m", positive=True)

NARROWEST = (2, 2, 6, 10, 16, 20)  # at each depth: the mean of narrower ones takes many draws


@claim(
    source="He, Zhang, Ren & Sun 2015; the second moment: Hanin & Rolnick 2018",
    then=Eq(
        E(square, second_moment=(x2 * (c / 2) ** depth) ** 2 * spread, within=Rational(1, 8)),
        x2 * (c / 2) ** depth,
    ),
)
def he_initialization_keeps_the_mean_square(let, rng, trials, *, draw=gaussian_weights):
    """With weights N(0, c/fan_in), each ReLU layer multiplies the mean square of activations by
    c/2 on average, exactly and whatever the widths: c = 2 keeps it, c = 1 halves it.
    """
    depth = let(sizes(1, 6))
    widths = [let(sizes(NARROWEST[depth - 1], 24)) for _ in range(depth)]
    c, x = let(choices([2, 1, 3])), let(reals(1 / 4, 2))
    weights = draw(rng, [2, *widths], gain=c, trials=trials)
    hidden = np.maximum(preactivations(np.full((1, 2), x), weights)[-1], 0)
    square = np.mean(hidden[:, 0] ** 2, axis=-1)
    spread = np.prod([1 + 5 / m for m in widths])
    return dict(depth=depth, c=c, x2=x**2, square=square, spread=spread)
