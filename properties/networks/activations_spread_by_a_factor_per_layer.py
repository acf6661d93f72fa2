"""How far activations spread at He's initialization: their second moment grows in every layer."""

import numpy as np
from sympy import Eq, Rational, Sum, binomial

from theorycheck import E, claim, symbol
from theorycheck.networks import gaussian_weights
from theorycheck.networks.deep import preactivations
from theorycheck.notation import m
from theorycheck.strategies import choices, sizes

ratio2 = symbol("ratio2", "squared mean square of the activations, over that of its mean")
depth = symbol("depth", "number of hidden layers", integer=True, positive=True)
k = symbol("k", "number of active neurons", integer=True)

eighth = Sum(binomial(m, k) * k * (k + 2) * (k + 4) * (k + 6), (k, 0, m)) * 2**4 / (2**m * m**4)


@claim(
    source="Hanin & Rolnick 2018; Hanin & Nica 2019",
    then=Eq(E(ratio2, second_moment=eighth**depth, within=Rational(1, 5)), (1 + 5 / m) ** depth),
)
def activations_spread_by_a_factor_per_layer(let, rng, trials, *, draw=gaussian_weights):
    """With Gaussian weights, the mean square of a ReLU layer's activations has a second moment of
    (1 + 5/m)^depth times its squared mean: networks as deep as they are wide are all different.

    Each layer multiplies it by the mean of m squared normals, each kept with probability 1/2.
    """
    depth, m = let(sizes(1, 2)), let(sizes(4, 8))
    c = let(choices([2, 1, 3]))
    weights = draw(rng, [2, *[m] * depth], gain=c, trials=trials)
    hidden = np.maximum(preactivations(np.ones((1, 2)), weights)[-1], 0)
    ratio = np.mean(hidden[:, 0] ** 2, axis=-1) / (c / 2) ** depth
    return dict(m=m, depth=depth, ratio2=ratio**2)
