"""The rate that Xu et al. 2023 certify from the start, and what later weights certify."""

import numpy as np
from sympy import Rational

from theorycheck import claim, symbol
from theorycheck.arithmetic.linear_algebra import spectral_norm
from theorycheck.experiments.linear_network_paths import certified_training, published_constants
from theorycheck.networks.linear import train
from theorycheck.networks.linear_notation import (
    K,
    alpha_0,
    eta_max,
    largest,
    loss_0,
    mu,
    published_share,
    smallest,
)
from theorycheck.networks.linear_rates import least_eigenvalue
from theorycheck.notation import eta

g = symbol(
    "g", "norm of the gradient in W_1 W_2, times that product's singular value", nonnegative=True
)
later = eta * mu * (2 * smallest - 2 * eta * g - K * eta * (largest + eta * g) ** 2)


@claim(
    source="derived here: Theorem 3.2 of Xu et al. 2023 (AISTATS) against their Lemma 3.1",
    assume=[eta <= eta_max, alpha_0 > 0, published_share(loss_0) >= Rational(1, 2**26)],
    then=later >= published_share(loss_0),
    regime=[2 * smallest >= 3 * alpha_0],
)
def the_certified_rate_of_linear_networks_improves(let, *, least=least_eigenvalue, descend=train):
    """Certified anew by the singular values of its layers, no later step is promised less than the
    start was: the shares of Lemma 3.1 there, and of Theorem 3.2 at c_1, c_2 and the first loss.
    """
    run = certified_training(let, least, descend)
    start, layers = run.start, [layer[1:] for layer in run.layers]
    smallest, largest = start.tau(*layers)
    return dict(
        **published_constants(run),
        eta=run.eta,
        eta_max=run.eta_max,
        loss_0=start.loss_0,
        smallest=smallest,
        largest=largest,
        g=np.sqrt(2 * start.K * start.excess(*layers)) * spectral_norm(layers[0] @ layers[1]),
    )
