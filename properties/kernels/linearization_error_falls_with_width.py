"""The rate of near-linearity: a step of length 1 is linear up to O(1/sqrt(m))."""

import numpy as np
from sympy import Rational

from theorycheck import E, claim, rate, symbol
from theorycheck.networks import softplus, two_layer, two_layer_gradients, two_layer_weights
from theorycheck.notation import m
from theorycheck.strategies import choices
from theorycheck.strategies.inputs import training_problems

error = symbol("error", "distance of the outputs to their linearization", nonnegative=True)


@claim(
    source="Liu, Zhu & Belkin 2020, On the linearity of large non-linear models",
    then=rate(E(error), m, start=32, slack=Rational(1, 10)) <= -Rational(9, 20),
)
def linearization_error_falls_with_width(let, rng, trials, *, differentiate=two_layer_gradients):
    """After a step of length 1 of its hidden weights against the gradient of its loss, a network of
    m softplus neurons is within O(1/sqrt(m)) of its linearization, here at least as fast as
    m^(-9/20), on up to three points of the sphere, real ones and close pairs among them: with
    random output signs, and with all output weights 1, the slowest case.
    """
    (X, y), signed = let(training_problems((1, 3))), let(choices([False, True]))
    widths, errors = np.array([32, 96, 288]), []
    for size in widths:
        W, a = two_layer_weights(rng, X.shape[1], size, trials=trials)
        a = a if signed else abs(a)
        how = {"activation": softplus, "scale": size**-0.5}
        step = -differentiate(X, y, W, a, **how)[0]
        step /= np.sqrt(np.sum(step**2, axis=(1, 2), keepdims=True))
        slopes = softplus.derivative(X @ W) * a[:, None] * size**-0.5
        linear = np.sum(slopes * (X @ step), axis=-1)
        off = two_layer(X, W + step, a, **how) - two_layer(X, W, a, **how) - linear
        errors.append(np.sqrt(np.sum(off**2, axis=-1)))
    return dict(m=widths, error=np.stack(errors, axis=-1))
