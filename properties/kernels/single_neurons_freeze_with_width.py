"""The lazy regime: after training, the neuron that moved most has moved O(1/sqrt(m))."""

import numpy as np
from sympy import Rational

from theorycheck import E, claim, rate, symbol
from theorycheck.experiments.width_curves import movement_picture, moves
from theorycheck.networks import train_two_layer
from theorycheck.notation import m
from theorycheck.strategies.inputs import training_problems

rho = symbol("rho", "largest |<x, z>| among different inputs", nonnegative=True)
moved = symbol("moved", "largest distance of a neuron to its start", nonnegative=True)


@claim(
    source="Du, Zhai, Poczos & Singh 2019; Lee et al. 2019",
    assume=[rho <= Rational(3, 4)],
    then=rate(E(moved), m, start=32, slack=Rational(1, 4)) <= -Rational(2, 5),
    picture=movement_picture,
)
def single_neurons_freeze_with_width(let, rng, trials, *, train=train_two_layer):
    """Trained for twelve steps in the NTK parametrization on up to eight points of the sphere, of
    inner products at most 3/4, the neuron of a ReLU network that moves most moves by O(1/sqrt(m)),
    here at least as fast as m^(-2/5).
    """
    problem, widths = let(training_problems()), np.array([32, 96, 288])
    how = dict(problem=problem, train=train)
    moved = [np.max(moves(rng, size, trials, **how), axis=-1) for size in widths]
    X = problem[0]
    rho = np.max(abs(X @ X.T - np.eye(len(X))))
    return dict(m=widths, rho=rho, moved=np.stack(moved, axis=-1))
