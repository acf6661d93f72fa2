"""Why the tangent kernel's rate is exactly 1/sqrt(m): each entry counts coin flips."""

import numpy as np
from sympy import Eq, pi

from theorycheck import E, claim, symbol
from theorycheck.kernels import hidden_ntk_kernel, two_layer_ntk
from theorycheck.networks import two_layer_weights
from theorycheck.notation import m
from theorycheck.strategies import log_reals, reals, sizes

off2 = symbol("off2", "squared distance of the entry to its limit", nonnegative=True)
g = symbol("g", "scalar product of the two inputs")
theta = symbol("theta", "angle between the two inputs", nonnegative=True)

both = (pi - theta) / (2 * pi)


@claim(
    source="derived here: the variance of a binomial count",
    then=Eq(E(off2, between=(0, g**2)), g**2 * both * (1 - both) / m),
)
def tangent_kernel_entries_have_binomial_variance(
    let, rng, trials, *, limit=hidden_ntk_kernel, ntk=two_layer_ntk
):
    """The entry of m ReLU neurons' tangent kernel at inputs with angle theta has variance <x,
    z>^2 q (1 - q)/m, q = (pi - theta)/(2 pi).
    """
    m = let(sizes(1, 8))
    theta, length = let(reals(0, 1)), let(log_reals(1 / 4, 4))
    X = np.array([[1, 0], [length * np.cos(theta), length * np.sin(theta)]])
    W, a = two_layer_weights(rng, 2, m, trials=trials)
    kernel = ntk(X, W, a, scale=m**-0.5, output_layer=False)
    off2 = (kernel - limit(X))[:, 0, 1] ** 2
    return dict(m=m, theta=theta, g=X[1, 0], off2=off2)
