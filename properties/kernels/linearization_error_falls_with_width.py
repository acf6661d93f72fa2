"""The rate of near-linearity: a step of length 1 is linear up to O(1/sqrt(m))."""

import numpy as np
from sympy import Rational

from theorycheck import E, claim, rate, symbol
from theorycheck.networks import softplus, two_layer, two_layer_jacobian, two_layer_weights
from theorycheck.notation import m

error = symbol("error", "distance of the network to its linearization", nonnegative=True)


@claim(
    source="Liu, Zhu & Belkin 2020, On the linearity of large non-linear models",
    then=rate(E(error), m, start=8, slack=Rational(1, 10)) <= -Rational(1, 2),
)
def linearization_error_falls_with_width(rng, trials, *, differentiate=two_layer_jacobian):
    """After a step of length 1 along its gradient, a network of m softplus neurons is within
    O(1/sqrt(m)) of its linearization, here with all output weights 1: the slowest case.
    """
    X, widths, errors = np.array([[0.6, 0.8]]), np.array([8, 16, 32, 64]), []
    for size in widths:
        W, a = two_layer_weights(rng, 2, size, trials=trials)
        how = {"activation": softplus, "scale": size**-0.5}
        slopes = differentiate(X, W, abs(a), **how)[0][:, 0]
        length = np.sqrt(np.sum(slopes**2, axis=(1, 2)))
        moved = two_layer(X, W + slopes / length[:, None, None], abs(a), **how)
        errors.append(abs(moved - two_layer(X, W, abs(a), **how) - length[:, None])[:, 0])
    return dict(m=widths, error=np.stack(errors, axis=-1))
