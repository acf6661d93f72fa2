"""Believed, and false for ReLU: weights of variance 1/fan_in keep the activations' mean square."""

import numpy as np
from sympy import Eq, Rational

from theorycheck import E, claim, symbol
from theorycheck.networks import lecun_weights
from theorycheck.networks.deep import preactivations
from theorycheck.notation import m
from theorycheck.strategies import reals, sizes

square = symbol("square", "mean square of the last hidden layer's activations", nonnegative=True)
x2 = symbol("x2", "mean square of the input's entries", positive=True)
depth = symbol("depth", "number of hidden layers", integer=True, positive=True)


@claim(
    source="LeCun et al. 1998 and Glorot & Bengio 2010, on symmetric activations, read of ReLU",
    refuted_by="He, Zhang, Ren & Sun 2015: it halves it in every layer",
    then=Eq(E(square, second_moment=x2**2 * (1 + 5 / m) ** depth, within=Rational(1, 8)), x2),
)
def variance_one_over_fan_in_survives_depth(let, rng, trials, *, draw=lecun_weights):
    """With weights N(0, 1/fan_in), the mean square of a ReLU network's activations is that of
    its input at every depth.
    """
    depth, m, x = let(sizes(1, 4)), let(sizes(8, 16)), let(reals(1 / 4, 2))
    weights = draw(rng, [2, *[m] * depth], trials=trials)
    hidden = np.maximum(preactivations(np.full((1, 2), x), weights)[-1], 0)
    return dict(m=m, depth=depth, x2=x**2, square=np.mean(hidden[:, 0] ** 2, axis=-1))
