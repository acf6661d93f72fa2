"""How far a finite network is from a Gaussian process: its outputs know of each other."""

import numpy as np
from sympy import Eq, Rational, Sum, binomial

from theorycheck import E, claim, symbol
from theorycheck.networks import gaussian_weights
from theorycheck.networks.deep import forward
from theorycheck.notation import m
from theorycheck.strategies import choices

squares = symbol("squares", "product of two outputs' squares, mean of 28 pairs", nonnegative=True)
depth = symbol("depth", "number of hidden layers", integer=True, positive=True)
v = symbol("v", "variance of an output", positive=True)
k = symbol("k", "number of active neurons", integer=True)

eighth = Sum(binomial(m, k) * k * (k + 2) * (k + 4) * (k + 6), (k, 0, m)) * 2**4 / (2**m * m**4)
pairs = Rational(2 * 9 + 24 * 3 + 30, 56)  # the same two of 8 outputs, one in common, or none


@claim(
    source="Hanin & Nica 2020, Products of many large random matrices; two outputs: here",
    then=Eq(
        E(squares, second_moment=pairs * v**4 * eighth**depth, within=Rational(1, 5)),
        v**2 * (1 + 5 / m) ** depth,
    ),
)
def outputs_are_uncorrelated_but_not_independent(let, rng, trials, *, draw=gaussian_weights):
    """Two outputs of a random ReLU network at an input are uncorrelated, but the mean of f^2 g^2 is
    v^2 (1 + 5/m)^depth, v being the variance of each, where independence would have it v^2:
    Gaussian only where the depth is small against the width.

    With variances 2/fan-in, v is twice the input's mean square. Given the last hidden layer h, f
    and g are independent N(0, 2 |h|^2/m); each layer multiplies |h|^2 by the mean, twice, of m
    squared normals, each kept with probability 1/2.
    """
    depth, share = let(choices([1, 2, 3])), let(choices([12, 16]))
    d, size = let(choices([1, 3])), let(choices([1 / 2, 2]))
    m = share * depth
    weights = draw(rng, [d, *[m] * depth, 8], gain=2, trials=trials)
    square = forward(np.full((1, d), size), weights)[:, 0] ** 2
    squares = (np.sum(square, axis=-1) ** 2 - np.sum(square**2, axis=-1)) / 56
    return dict(m=m, depth=depth, v=2 * size**2, squares=squares)
