"""Why wide networks are nearly linear in their weights: the error of linearization, explicitly."""

import numpy as np
from sympy import Rational, sqrt

from theorycheck import claim, symbol
from theorycheck.networks import ntk_scale, softplus, two_layer, two_layer_jacobian
from theorycheck.notation import m
from theorycheck.strategies import choices, sizes, vectors
from theorycheck.strategies.designs import gaussian_like_designs
from theorycheck.strategies.networks import output_signs

error = symbol("error", "distance of the network to its linearization", nonnegative=True)
x2 = symbol("x2", "squared norm of the input", nonnegative=True)
D2 = symbol("D2", "squared Frobenius norm of the change of the hidden weights", nonnegative=True)


@claim(
    source="Taylor; compare Chizat, Oyallon & Bach 2019 and Liu, Zhu & Belkin 2020",
    assume=[x2 * D2 >= Rational(1, 2**20)],
    then=error <= x2 * D2 / (8 * sqrt(m)),
    sharp=True,
)
def linearization_error_is_small_in_wide_networks(let, *, differentiate=two_layer_jacobian):
    """Moving the hidden weights of m softplus neurons with output weights of size at most 1 by
    D changes the output by its linearization up to |x|^2 |D|_F^2 / (8 sqrt(m)), for every D.
    """
    m, d = let(choices([1, 2, 3, 16, 256])), let(sizes(1, 3))
    x = let(vectors(d))
    W, D = let(gaussian_like_designs(d, m)), let(gaussian_like_designs(d, m))
    a = let(output_signs(m))
    X, how = x[None], {"activation": softplus, "scale": ntk_scale(W)}
    slopes, _ = differentiate(X, W, a, **how)
    change = two_layer(X, W + D, a, **how) - two_layer(X, W, a, **how)
    error = abs(change[0] - np.sum(slopes[0] * D))
    return dict(m=m, x2=np.sum(x * x), D2=np.sum(D * D), error=error)
