"""Depth costs a square root, not a power of two: ReLU networks of bounded Frobenius norms."""

import numpy as np
from sympy import log, sqrt

from theorycheck import claim, symbol
from theorycheck.notation import n
from theorycheck.strategies.axis_inputs import axis_inputs

product = symbol("product", "bound on the product of the layers' Frobenius norms", positive=True)
squares = symbol("squares", "sum of the squared inputs", nonnegative=True)
average = symbol("average", "Rademacher average of the networks", nonnegative=True)
depth = symbol("depth", "number of layers of weights", integer=True, positive=True)


@claim(
    source="Golowich, Rakhlin & Shamir 2018, Theorem 1",
    then=average <= product * sqrt(squares) * (sqrt(2 * log(2) * depth) + 1) / n,
)
def relu_sqrt_depth(let):
    """On every sample, ReLU networks of a given depth have a Rademacher average of at most
    product (sqrt(2 log(2) depth) + 1) sqrt(sum |x_i|^2)/n, product that of their Frobenius norms.
    """
    data = let(axis_inputs())
    return dict(
        n=data.n,
        depth=2,
        product=data.norm,
        squares=np.sum(data.x**2),
        average=data.norm * data.frobenius_average / data.n,
    )
