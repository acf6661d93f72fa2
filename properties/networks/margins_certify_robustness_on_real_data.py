"""A large margin is a certificate: no small change of a real example can undo its class."""

import numpy as np
from sympy import Rational, sqrt

from theorycheck import claim, symbol
from theorycheck.arithmetic.linear_algebra import spectral_norm_bound
from theorycheck.networks.deep import backpropagate, preactivations
from theorycheck.strategies import log_reals
from theorycheck.strategies.networks import trained_classifiers

margin = symbol("margin", "logit of the class less the largest other one, at a real example")
after = symbol("after", "the same after the attack")
product = symbol("product", "product of the layers' spectral norms", nonnegative=True)
radius = symbol("radius", "length of the attack", nonnegative=True)


@claim(
    source="Tsuzuku, Sato & Sugiyama 2018, Lipschitz-margin training",
    assume=[radius >= Rational(1, 2**10)],
    then=margin - after <= sqrt(2) * product * radius,
)
def margins_certify_robustness_on_real_data(let):
    """An attack of length r on a real example, here down the gradient of its margin, lowers a
    trained classifier's margin by at most sqrt(2) r times the product of the spectral norms: a
    class that leads by more is safe.
    """
    network, step = let(trained_classifiers()), let(log_reals(1 / 256, 4))
    Y, own = network.Y, network.Y == 1

    def rivals(logits):
        return logits[~own].reshape(len(Y), -1)

    def margins(logits):
        return logits[own] - np.max(rivals(logits), axis=1)

    Z = preactivations(network.X, network.weights)
    best = np.max(rivals(Z[-1]), axis=1)[:, None]
    towards = np.where(own, 1, np.where(Z[-1] == best, -1, 0))
    slope = backpropagate(Z, 0 * Z[-1] + towards, network.weights)[0] @ network.weights[0].T
    attack = -step * slope
    after = margins(network(network.X + attack))
    radius = np.sqrt(np.sum(attack**2, axis=1))
    product = np.prod([spectral_norm_bound(W) for W in network.weights])
    return dict(margin=margins(Z[-1]), after=after, radius=radius, product=product)
