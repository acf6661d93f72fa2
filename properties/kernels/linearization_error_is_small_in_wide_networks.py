"""Why wide networks are nearly linear in their weights: the error of linearization, explicitly."""

import numpy as np
from sympy import Rational, sqrt

from theorycheck import claim, symbol
from theorycheck.networks import ntk_scale, softplus, two_layer, two_layer_jacobian
from theorycheck.notation import m
from theorycheck.strategies import choices, log_reals, sizes, vectors
from theorycheck.strategies.designs import gaussian_like_designs
from theorycheck.strategies.networks import output_signs

error = symbol("error", "distance of the network to its linearization", nonnegative=True)
x2 = symbol("x2", "squared norm of the input", nonnegative=True)
D2 = symbol("D2", "squared norm of the change of the hidden weights", nonnegative=True)
c2 = symbol("c2", "squared norm of the change of the output weights", nonnegative=True)
a_max = symbol("a_max", "largest output weight before, in absolute value", nonnegative=True)


@claim(
    source="derived here; compare Chizat, Oyallon & Bach 2019 and Liu, Zhu & Belkin 2020",
    assume=[x2 * D2 >= Rational(1, 2**20)],
    then=error <= (a_max * x2 * D2 / 8 + sqrt(c2 * D2 * x2)) / sqrt(m),
    sharp=True,
)
def linearization_error_is_small_in_wide_networks(let, *, differentiate=two_layer_jacobian):
    """Moving the hidden weights of m softplus neurons by D and their output weights by c changes
    the output by its linearization up to (a_max |x|^2 |D|^2/8 + |c||D||x|)/sqrt(m).
    """
    m, d = let(choices([1, 2, 3, 16, 256])), let(sizes(1, 3))
    x = let(log_reals(1 / 8, 4)) * let(vectors(d))
    are_linear, reach = let(choices([False, True])), let(choices([1, 1 / 64, 8]))
    W, D = let(gaussian_like_designs(d, m)), reach * let(gaussian_like_designs(d, m))
    if are_linear:  # far above 0, and output weights move most
        W = W + 32 * x[:, None]
    signs, both_move = let(choices([True, False])), let(choices([0, 1]))
    a = let(output_signs(m)) if signs else let(gaussian_like_designs(1, m))[0]
    c = both_move * (16 if are_linear else 1) * let(gaussian_like_designs(1, m))[0]
    X, how = x[None], {"activation": softplus, "scale": ntk_scale(W)}
    slopes, outputs = differentiate(X, W, a, **how)
    change = two_layer(X, W + D, a + c, **how) - two_layer(X, W, a, **how)
    error = abs(change[0] - np.sum(slopes[0] * D) - np.sum(outputs[0] * c))
    squares = dict(x2=np.sum(x * x), D2=np.sum(D * D), c2=np.sum(c * c))
    return dict(m=m, a_max=np.max(abs(a)), error=error, **squares)
