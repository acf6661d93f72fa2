"""How many neurons of a random layer can flip when all move by at most R: an exact share."""

import numpy as np
from sympy import Eq, Rational, erf, sqrt

from theorycheck import P, claim, symbol
from theorycheck.strategies import log_reals, reals, sizes

z = symbol("z", "preactivation, in absolute value", nonnegative=True)
R = symbol("R", "how far a neuron moves", nonnegative=True)
x_norm = symbol("x_norm", "norm of the input", positive=True)


@claim(
    source="Du, Zhai, Poczos & Singh 2019, Lemma 3.2; in its exact form",
    then=Eq(P(z <= R * x_norm, within=Rational(1, 8)), erf(R / sqrt(2))),
)
def neurons_flip_only_near_their_boundary(let, rng, trials):
    """A Gaussian neuron is so near its boundary at x that a move of length R can switch it with
    probability erf(R/sqrt(2)), at most R sqrt(2/pi), whatever x is.
    """
    d, R = let(sizes(1, 4)), let(reals(1 / 8, 2))
    length = let(log_reals(1 / 8, 8))
    x = np.full(d, length)
    z = abs(rng.standard_normal((trials, d)) @ x)
    return dict(R=R, x_norm=np.linalg.norm(x), z=z)
