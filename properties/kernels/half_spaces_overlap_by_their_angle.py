"""The simplest arc-cosine kernel: how often two inputs switch on the same random neuron."""

import numpy as np
from sympy import Eq, Rational, pi

from theorycheck import E, claim, symbol
from theorycheck.strategies.inputs import pairs_at_an_angle

both = symbol("both", "1 if the neuron is active on both inputs, else 0", nonnegative=True)
theta = symbol("theta", "angle between the two inputs", nonnegative=True)

share = (pi - theta) / (2 * pi)
variance = share * (1 - share) + Rational(1, 2**20)


@claim(
    source="Sheppard 1899; Cho & Saul 2009, Kernel methods for deep learning",
    then=Eq(
        E(both + Rational(1, 4), variance=variance, within=Rational(1, 15)), share + Rational(1, 4)
    ),
)
def half_spaces_overlap_by_their_angle(let, rng, trials):
    """A Gaussian neuron is active on both of two inputs at angle theta with probability (pi -
    theta)/(2 pi), whatever the angle, the lengths and the dimension.

    It vanishes towards theta = pi: a quarter is added to both sides.
    """
    X, theta, _ = let(pairs_at_an_angle())
    u, v = (rng.standard_normal((trials, X.shape[1])) @ X.T).T
    return dict(theta=theta, both=np.logical_and(u >= 0, v >= 0).astype(int))
