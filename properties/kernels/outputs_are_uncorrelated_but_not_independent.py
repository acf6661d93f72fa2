"""How far a finite network is from a Gaussian process: its outputs know of each other."""

import numpy as np
from sympy import Eq, Rational, Sum, binomial

from theorycheck import E, claim, symbol
from theorycheck.learning import sphere_points
from theorycheck.networks import ntk_weights
from theorycheck.networks.deep import forward
from theorycheck.notation import m
from theorycheck.strategies import choices, generator

squares = symbol("squares", "product of two outputs' squares, mean of 28 pairs", nonnegative=True)
depth = symbol("depth", "number of hidden layers", integer=True, positive=True)
length2 = symbol("length2", "squared norm of the input", positive=True)
k = symbol("k", "number of active neurons", integer=True)

eighth = Sum(binomial(m, k) * k * (k + 2) * (k + 4) * (k + 6), (k, 0, m)) * 2**4 / (2**m * m**4)
pairs = Rational(
    2 * 9 + 24 * 3 + 30, 56
)  # of 8 outputs: the same, with one in common, or with none


@claim(
    source="Hanin & Nica 2020, Products of many large random matrices; two outputs: here",
    then=Eq(
        E(squares, second_moment=pairs * length2**4 * eighth**depth, within=Rational(1, 5)),
        length2**2 * (1 + 5 / m) ** depth,
    ),
)
def outputs_are_uncorrelated_but_not_independent(let, rng, trials, *, compute=forward):
    """Two outputs of a random ReLU network in the NTK parametrization are uncorrelated, but the
    mean of f^2 g^2 is |x|^4 (1 + 5/m)^depth, where independence would have it |x|^4: Gaussian only
    where the depth is small against the width.

    Given the last hidden layer they are independent N(0, |h|^2); each layer multiplies |h|^2 by the
    mean, twice, of m squared normals, each kept with probability 1/2.
    """
    depth, share = let(choices([1, 2, 3])), let(choices([12, 16]))
    d, length2 = let(choices([1, 3])), let(choices([1 / 4, 4]))
    m, x = share * depth, sphere_points(generator("input"), 1, d) * length2**0.5
    weights, scales = ntk_weights(rng, [d, *[m] * depth, 8], trials=trials)
    square = (np.prod(scales) * compute(x, weights)[:, 0]) ** 2  # as ReLU networks are homogeneous
    squares = (np.sum(square, axis=-1) ** 2 - np.sum(square**2, axis=-1)) / 56
    return dict(m=m, depth=depth, length2=length2, squares=squares)
