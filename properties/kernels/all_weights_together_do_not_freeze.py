"""Lazy, not still: with the width, single neurons freeze, but the weights as a whole do not."""

import numpy as np
from sympy import Rational

from theorycheck import E, claim, rate, symbol
from theorycheck.experiments.width_curves import moves
from theorycheck.networks import train_two_layer
from theorycheck.notation import m
from theorycheck.strategies.inputs import training_problems

moved = symbol("moved", "distance of all hidden weights to their start", nonnegative=True)


@claim(
    source="Lee et al. 2019; Jacot, Gabriel & Hongler 2018, section 5",
    then=rate(E(moved), m, start=16, slack=Rational(1, 4)) >= -Rational(1, 10),
)
def all_weights_together_do_not_freeze(let, rng, trials, *, train=train_two_layer):
    """Trained for twelve steps in the NTK parametrization on up to 100 points of the sphere, real
    ones among them, a ReLU network moves its hidden weights, all together, by a distance that does
    not shrink with the width.
    """
    problem, widths = let(training_problems((1, 8, 100))), np.array([16, 64, 256])
    how = dict(problem=problem, train=train)
    moved = [np.linalg.norm(moves(rng, size, trials, **how), axis=-1) for size in widths]
    return dict(m=widths, moved=np.stack(moved, axis=-1))
