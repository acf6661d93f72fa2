"""Stable interpolants are smooth: what large steps can settle at bends little."""

import numpy as np
from sympy import Rational

from theorycheck import P, claim, symbol
from theorycheck.experiments.bent_lines import draw_points, led_through, weighted_bends
from theorycheck.networks.deep import train
from theorycheck.notation import eta
from theorycheck.strategies import choices

bends = symbol(
    "bends",
    "changes of the slope of f, weighted by how many points lie how far to either side; 0 where f "
    "does not lead through all points after 700 steps",
    nonnegative=True,
)


@claim(
    source="Mulayoff, Michaeli & Soudry 2021, The implicit bias of minima stability: a view from "
    "function space, Theorem 1",
    then=P(bends > 1 / eta - Rational(1, 2)) <= Rational(1, 20),
)
def descent_settles_at_interpolants_of_few_bends(let, rng, trials, *, descend=train):
    """Two-layer ReLU networks f of one input that gradient descent with step size eta leads through
    noisy points, and would leave if they were unstable, have a weighted total variation of f' of at
    most 1/eta - 1/2.

    The curvature at them is at least 1 + 2 bends, by `interpolants_are_as_sharp_as_they_bend`, and
    at most 2/eta where descent can settle.
    """
    n, eta = let(choices([2, 3, 4])), let(choices([1 / 4, 1, 3 / 2]))
    points = draw_points(rng, n, 4 * n, 5 / (2 * eta), trials=trials)
    learnt, layers = led_through(points, eta, steps=700, descend=descend)
    return dict(eta=eta, bends=np.where(learnt, weighted_bends(points.x, layers), 0))
