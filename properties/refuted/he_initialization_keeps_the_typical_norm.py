"""Asked, and false for narrow networks: He's initialization keeps the typical size."""

import numpy as np
from sympy import Rational

from theorycheck import P, claim, symbol
from theorycheck.networks import he_weights
from theorycheck.networks.deep import preactivations
from theorycheck.strategies import sizes

square = symbol("square", "mean square of the last activations over that of the input")

WIDTHS = (2, 8)  # from the narrowest to the widest, all layers alike


@claim(
    source="asked here: He et al. 2015 keep the mean of the square",
    refuted_by="Hanin & Rolnick 2018, How to start training: only the mean is kept",
    then=P(square >= Rational(1, 4)) >= Rational(1, 2),
)
def he_initialization_keeps_the_typical_norm(let, rng, trials, *, draw=he_weights):
    """With weights N(0, 2/fan_in), at least half of all ReLU networks pass on a quarter of
    their input's mean square or more, at depth 4 to 8 and width 2 to 8.
    """
    depth, width = let(sizes(4, 8)), let(sizes(*WIDTHS))
    weights = draw(rng, [width] * (depth + 1), trials=trials)
    hidden = np.maximum(preactivations(np.ones((1, width)), weights)[-1], 0)
    return dict(square=np.mean(hidden[:, 0] ** 2, axis=-1))
