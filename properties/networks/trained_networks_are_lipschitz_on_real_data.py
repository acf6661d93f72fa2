"""The Lipschitz bound on trained networks: between real examples, outputs differ by no more."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.arithmetic.linear_algebra import spectral_norm_bound
from theorycheck.strategies.networks import trained_networks

distance = symbol("distance", "distance of two real examples", nonnegative=True)
gap = symbol("gap", "distance of the trained network's outputs", nonnegative=True)
product = symbol("product", "product of the layers' spectral norms", nonnegative=True)


@claim(
    source="Bartlett, Foster & Telgarsky 2017, Spectrally-normalized margin bounds",
    then=gap <= product * distance,
)
def trained_networks_are_lipschitz_on_real_data(let):
    """ReLU networks trained on breast cancer, wine, iris or digits tell two unseen examples
    apart by at most the product of their layers' spectral norms times the examples' distance.
    """
    network = let(trained_networks())
    X, z = network.X, network(network.X)
    distance = np.sqrt(np.sum((X[1:] - X[:-1]) ** 2, axis=1))
    product = np.prod([spectral_norm_bound(W) for W in network.weights])
    return dict(distance=distance, gap=abs(z[1:] - z[:-1]), product=product)
