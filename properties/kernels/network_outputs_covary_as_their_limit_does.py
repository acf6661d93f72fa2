"""Networks as Gaussian processes: with one hidden layer the covariance is right at every width."""

import numpy as np
from sympy import Eq, Rational, cos, pi, sin

from theorycheck import E, claim, symbol
from theorycheck.networks import ntk_weights, two_layer
from theorycheck.notation import m
from theorycheck.strategies import log_reals, reals, sizes

product = symbol("product", "product of a random network's outputs at two inputs")
theta = symbol("theta", "angle between the two inputs", nonnegative=True)
length = symbol("length", "norm of the second input; the first has norm 1", positive=True)


@claim(
    source="Neal 1996; Cho & Saul 2009; Lee et al. 2018, Networks as Gaussian processes",
    then=Eq(
        E(product, variance=3 * (1 + 5 / m) * length**2, within=Rational(1, 5)),
        length * (sin(theta) + (pi - theta) * cos(theta)) / pi,
    ),
)
def network_outputs_covary_as_their_limit_does(let, rng, trials):
    """The outputs at two inputs of a random ReLU network with one hidden layer of any width, in the
    NTK parametrization, have covariance |x||z| (sin theta + (pi - theta) cos theta)/pi.
    """
    m, theta, length = let(sizes(6, 12)), let(reals(0, 1 / 2)), let(log_reals(1 / 8, 8))
    X = np.array([[1, 0], [length * np.cos(theta), length * np.sin(theta)]])
    (W, a), (scale, _) = ntk_weights(rng, [2, m, 1], trials=trials)
    outputs = two_layer(X, W, a[..., 0], scale=scale)
    return dict(m=m, theta=theta, length=length, product=outputs[:, 0] * outputs[:, 1])
