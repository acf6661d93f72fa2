"""The simplest arc-cosine kernel: how often two inputs switch on the same random neuron."""

import numpy as np
from sympy import And, Eq, Rational, pi

from theorycheck import P, claim, symbol
from theorycheck.strategies import log_reals, reals

u = symbol("u", "preactivation at the first input")
v = symbol("v", "preactivation at the second input")
theta = symbol("theta", "angle between the two inputs", nonnegative=True)


@claim(
    source="Sheppard 1899; Cho & Saul 2009, Kernel methods for deep learning",
    then=Eq(P(And(u >= 0, v >= 0), within=Rational(1, 8)), (pi - theta) / (2 * pi)),
)
def half_spaces_overlap_by_their_angle(let, rng, trials):
    """A Gaussian neuron is active on both of two inputs at angle theta with probability (pi -
    theta)/(2 pi), whatever their lengths.
    """
    theta = let(reals(0, 5 / 2))
    length = let(log_reals(1 / 8, 8))
    other = length * np.array([np.cos(theta), np.sin(theta)])
    w = rng.standard_normal((trials, 2))
    return dict(theta=theta, u=w[:, 0], v=w @ other)
