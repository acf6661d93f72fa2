"""How many neurons of a random layer can flip when all move by at most R: an exact share."""

import numpy as np
from sympy import Eq, Rational, erf, sqrt

from theorycheck import P, claim, symbol
from theorycheck.strategies import log_reals, reals, sizes, vectors

flips = symbol("flips", "1 if the move switches the neuron on or off at x, else 0")
R = symbol("R", "how far the neuron moves", nonnegative=True)


@claim(
    source="Du, Zhai, Poczos & Singh 2019, Lemma 3.2; in its exact form",
    then=Eq(P(flips >= 1, within=Rational(1, 8)), erf(R / sqrt(2))),
)
def neurons_flip_only_near_their_boundary(let, rng, trials):
    """A standard Gaussian neuron that moves by R straight towards its boundary at x, the move that
    switches it soonest, is switched by it with probability erf(R/sqrt(2)), at most R sqrt(2/pi),
    whatever x is.
    """
    d, R = let(sizes(1, 8)), let(reals(3 / 16, 2))
    x = let(vectors(d, 1 / 8, 1)) * let(log_reals(1 / 8, 8))
    W = rng.standard_normal((trials, d))
    z = W @ x
    moved = W - R * np.sign(z)[:, None] * x / np.linalg.norm(x)
    return dict(R=R, flips=((z > 0) != (moved @ x > 0)).astype(int))
