"""Believed, and false: how sharp a minimum is says what its network does."""

import numpy as np
from sympy import Eq

from theorycheck import claim, symbol
from theorycheck.networks import two_layer_jacobian
from theorycheck.strategies import reals
from theorycheck.strategies.networks import trained_networks

sharpness = symbol("sharpness", "trace of the Hessian at the trained network", nonnegative=True)
other = symbol("other", "trace of the Hessian at a network with the same outputs", nonnegative=True)

STRETCH = 2  # 1: not at all


@claim(
    source="Hochreiter & Schmidhuber 1997 and Keskar et al. 2017, on flat minima, read as a law",
    refuted_by="Dinh, Pascanu, Bengio & Bengio 2017, Sharp minima can generalize for deep nets",
    then=Eq(other, sharpness),
)
def sharpness_depends_on_the_function_only(let, *, differentiate=two_layer_jacobian):
    """Two networks that give the same output at every input are equally sharp, so that
    sharpness can tell which of two minima generalizes; here on real data, the hidden layer
    stretched.
    """
    network = let(trained_networks(hidden=((4,), (8,))))
    (W, a), c = network.weights, let(reals(2, 4)) ** (STRETCH - 1)
    traces = [
        sum(np.sum(part**2) for part in differentiate(network.X, factor * W, a[:, 0] / factor))
        for factor in (1, c)
    ]
    return dict(sharpness=traces[0], other=traces[1])
