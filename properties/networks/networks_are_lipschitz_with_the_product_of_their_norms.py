"""How sensitive a network can be: at most the product of its layers' spectral norms."""

from itertools import pairwise

import numpy as np
from sympy import Rational

from theorycheck import claim, symbol
from theorycheck.arithmetic.linear_algebra import spectral_norm_bound
from theorycheck.networks import absolute, relu, tanh
from theorycheck.networks.deep import forward
from theorycheck.strategies import matrices, sizes, vectors

distance = symbol("distance", "distance of two inputs", nonnegative=True)
gap = symbol("gap", "distance of their outputs", nonnegative=True)
product = symbol("product", "product of the layers' spectral norms", nonnegative=True)


@claim(
    source="Szegedy et al. 2014, Intriguing properties of neural networks, section 4.3",
    assume=[distance >= Rational(1, 2**10)],
    then=gap <= product * distance,
    sharp=True,
)
def networks_are_lipschitz_with_the_product_of_their_norms(let):
    """A network with ReLU, tanh or absolute values, with any biases, moves its outputs at most
    as far as its inputs times the product of the layers' spectral norms.
    """
    d, m, depth = let(sizes(1, 2)), let(sizes(1, 2)), let(sizes(1, 2))
    widths = [d, *[m] * depth, 1]
    weights = tuple(let(matrices(*shape)) for shape in pairwise(widths))
    biases = tuple(let(vectors(W.shape[1])) for W in weights)
    activation = (relu, tanh, absolute)[let(sizes(0, 2))]
    x, z = let(vectors(d)), let(vectors(d))
    output = forward(np.stack([x, z]), weights, biases, activation=activation)
    gap = np.sqrt(np.sum((output[0] - output[1]) ** 2))
    product = np.prod([spectral_norm_bound(W) for W in weights])
    return dict(distance=np.sqrt(np.sum((x - z) ** 2)), gap=gap, product=product)
