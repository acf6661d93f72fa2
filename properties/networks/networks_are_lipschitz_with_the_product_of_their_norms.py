"""How sensitive a network can be: at most the product of its layers' spectral norms."""

import numpy as np
from sympy import Rational

from theorycheck import claim, symbol
from theorycheck.arithmetic.linear_algebra import spectral_norm_bound
from theorycheck.networks import absolute, relu, tanh
from theorycheck.networks.deep import forward
from theorycheck.strategies import choices, log_sizes, random_networks, sizes
from theorycheck.strategies.arrays import points

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
    """A network with ReLU, tanh or absolute values, of any depth and width and with any biases,
    moves its outputs at most as far as its inputs times the product of the layers' spectral norms.
    """
    d, hidden = let(log_sizes(1, 32)), let(sizes(1, 6))
    widest = 1024 if hidden == 1 else 48
    network = let(random_networks(d, width=(1, widest), hidden=(hidden, hidden), outputs=2))
    biases = tuple(let(points(m)) for m in network.widths[1:])
    activation = let(choices([relu, tanh, absolute]))
    x, z = let(points(d)), let(points(d))
    output = forward(np.stack([x, z]), network.weights, biases, activation=activation)
    gap = np.sqrt(np.sum((output[0] - output[1]) ** 2))
    product = np.prod([spectral_norm_bound(W) for W in network.weights])
    return dict(distance=np.sqrt(np.sum((x - z) ** 2)), gap=gap, product=product)
