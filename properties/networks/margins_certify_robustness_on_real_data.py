"""A large margin is a certificate: no small change of a real example can undo its label."""

import numpy as np
from sympy import Rational

from theorycheck import claim, symbol
from theorycheck.arithmetic.linear_algebra import spectral_norm_bound
from theorycheck.networks.deep import backpropagate, preactivations
from theorycheck.strategies import reals
from theorycheck.strategies.networks import trained_networks

margin = symbol("margin", "label times output at a real example")
after = symbol("after", "label times output after the attack")
product = symbol("product", "product of the layers' spectral norms", nonnegative=True)
radius = symbol("radius", "length of the attack", nonnegative=True)


@claim(
    source="Hein & Andriushchenko 2017; Tsuzuku, Sato & Sugiyama 2018",
    assume=[radius >= Rational(1, 2**10)],
    then=margin - after <= product * radius,
)
def margins_certify_robustness_on_real_data(let):
    """An attack of length r on a real example, here along the gradient, lowers a trained
    network's margin by at most r times the product of the spectral norms: larger margins can't
    be undone.
    """
    network, step = let(trained_networks()), let(reals(0, 1))
    Z = preactivations(network.X, network.weights)
    slope = backpropagate(Z, 0 * Z[-1] + 1, network.weights)[0] @ network.weights[0].T
    y = network.y[:, None]
    attack = -step * y * slope
    margin, after = (y[:, 0] * network(X) for X in (network.X, network.X + attack))
    radius = np.sqrt(np.sum(attack**2, axis=1))
    product = np.prod([spectral_norm_bound(W) for W in network.weights])
    return dict(margin=margin, after=after, radius=radius, product=product)
