"""Why the tangent kernel's rate is exactly 1/sqrt(m): each entry counts coin flips."""

import numpy as np
from sympy import Eq, pi

from theorycheck import E, claim, symbol
from theorycheck.kernels import hidden_ntk_kernel, linear_kernel, two_layer_ntk
from theorycheck.notation import m
from theorycheck.strategies.planar_inputs import STEPS, planar_inputs

off2 = symbol("off2", "squared distance of the entry to its limit", nonnegative=True)
g = symbol("g", "scalar product of the two inputs")
theta = symbol("theta", "angle between the two inputs", nonnegative=True)

both = (pi - theta) / (2 * pi)


@claim(
    source="derived here: the variance of a binomial count",
    then=Eq(E(off2), g**2 * both * (1 - both) / m),
)
def tangent_kernel_entries_have_binomial_variance(
    let, *, limit=hidden_ntk_kernel, ntk=two_layer_ntk
):
    """The entry of m ReLU neurons' tangent kernel at two inputs of angle theta, or at one, has
    variance <x, z>^2 q (1 - q)/m, q = (pi - theta)/(2 pi).

    In the plane all that counts is how many neurons lie in each of at most four arcs: enumerated.
    """
    inputs = let(planar_inputs((1, 2)))
    X, steps = inputs.X, inputs.steps
    kernel = ntk(X, inputs.neurons[..., None], np.ones(1), output_layer=False)[:, 0, -1]
    off2 = (inputs.counts @ kernel / inputs.m - limit(X)[0, -1]) ** 2
    turn = abs(int(steps[0]) - int(steps[-1]))
    theta = 2 * np.pi * min(turn, STEPS - turn) / STEPS
    g = linear_kernel(X)[0, -1]
    return dict(m=inputs.m, theta=theta, g=g, off2=off2, weights=inputs.weights)
