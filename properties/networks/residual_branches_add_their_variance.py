"""Residual networks at initialization: every branch adds its squared scale to the mean square."""

import numpy as np
from sympy import Eq, Rational

from theorycheck import E, claim, symbol
from theorycheck.networks import gaussian_weights
from theorycheck.strategies import reals, sizes
from theorycheck.strategies.arrays import points

square = symbol("square", "squared norm of the last activations over that of the first")
product = symbol("product", "product of 1 + g^2 over the branches' scales g", positive=True)
second = symbol("second", "mean of the square of `square`", positive=True)


@claim(
    source="Hanin & Rolnick 2018, How to start training: the effect of initialization and "
    "architecture; the second moment derived here",
    then=Eq(E(square, second_moment=second, within=Rational(1, 8)), product),
)
def residual_branches_add_their_variance(let, rng, trials, *, draw=gaussian_weights):
    """In x + g V relu(W x), with branches that keep the mean square, W ~ N(0, 2/d) and V ~ N(0,
    1/m), each residual block multiplies the mean squared norm by exactly 1 + g^2: it stays bounded
    at any depth if, and only if, the sum of all g^2 does.

    The branch has no preferred sign, so that only its square adds.
    """
    d, m, depth = let(sizes(4, 8)), let(sizes(8, 16)), let(sizes(1, 12))
    x, decay = let(points(d)), let(reals(0, 1))
    scales = let(reals(0, 1 / 2)) * decay ** np.arange(depth)
    X = np.where(np.any(x), x, 1.0)[None, None]
    start = np.sum(X**2)
    for g in scales:
        (W,) = draw(rng, (d, m), gain=2, trials=trials)
        (V,) = draw(rng, (m, d), gain=1, trials=trials)
        X = X + g * np.maximum(X @ W, 0) @ V
    square = np.sum(X[:, 0] ** 2, axis=-1) / start
    g2 = scales**2
    second = np.prod(1 + (2 + 4 / d) * g2 + (1 + 2 / d) * (1 + 5 / m) * g2**2)
    return dict(square=square, product=np.prod(1 + g2), second=second)
