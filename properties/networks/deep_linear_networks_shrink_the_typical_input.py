"""Depth against width: the mean square is kept, and yet the typical input dies away."""

from functools import reduce

import numpy as np
from sympy import Eq, EulerGamma, Rational, harmonic, log

from theorycheck import E, claim, symbol
from theorycheck.networks import lecun_weights
from theorycheck.strategies import choices, reals

growth = symbol("growth", "logarithm of the output's squared norm over the input's")
depth = symbol("depth", "number of layers", integer=True, positive=True)
h = symbol("h", "half the width", integer=True, positive=True)


@claim(
    source="Hanin & Nica 2020, Products of many large random matrices; with identity activations",
    then=Eq(
        E(growth, variance=depth * (1 / h + 1 / h**2), within=Rational(1, 4)),
        depth * (harmonic(h - 1) - EulerGamma.n(20) - log(h)),
    ),
)
def deep_linear_networks_shrink_the_typical_input(let, rng, trials, *, draw=lecun_weights):
    """Weights N(0, 1/m) keep the mean squared norm in every layer, but the mean of its logarithm
    falls by log(m/2) - psi(m/2) > 1/m in each: a network as deep as it is wide loses a factor.

    A layer multiplies the squared norm by a chi-squared of m degrees of freedom over m; its
    logarithm has variance psi'(m/2), at most 2/m + 4/m^2.
    """
    h, share = let(choices([1, 2, 4])), let(choices([1, 2, 4]))
    m, depth = 2 * h, h * share
    x = np.full((1, m), let(reals(1 / 8, 1)))
    out = reduce(np.matmul, draw(rng, [m] * (depth + 1), trials=trials), x)[:, 0]
    growth = np.log(np.sum(out**2, axis=-1)) - np.log(np.sum(x**2))
    return dict(h=float(h), depth=depth, growth=growth)
