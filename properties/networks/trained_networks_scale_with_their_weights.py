"""Homogeneity on trained networks: all weights times c, the outputs on real data times c^depth."""

from sympy import Eq

from theorycheck import claim, symbol
from theorycheck.networks.deep import forward
from theorycheck.strategies import reals
from theorycheck.strategies.networks import trained_networks

scaled = symbol("scaled", "output at a real example, all weights multiplied by c")
output = symbol("output", "output of the trained network at it")
c = symbol("c", "factor", positive=True)
depth = symbol("depth", "number of layers", integer=True, positive=True)


@claim(
    source="Lyu & Li 2020, Gradient descent maximizes the margin of homogeneous networks",
    then=Eq(scaled, c**depth * output),
)
def trained_networks_scale_with_their_weights(let):
    """Multiplying all weights of a trained ReLU network without biases by c > 0 multiplies its
    outputs by c^depth: margins mean nothing without a norm.
    """
    network, c = let(trained_networks()), let(reals(1 / 8, 8))
    scaled = forward(network.X, tuple(c * W for W in network.weights))[:, 0]
    return dict(c=c, depth=len(network.weights), output=network(network.X), scaled=scaled)
