"""Believed of neural networks, and false: every local minimum of the loss is a global one."""

import numpy as np
from sympy import Eq

from theorycheck import claim, symbol
from theorycheck.networks import relu, two_layer_gradients, two_layer_loss
from theorycheck.strategies import choices, vectors

slope = symbol("slope", "derivative of the loss at a point where its curvature is 1")
loss = symbol("loss", "loss at that local minimum", nonnegative=True)
elsewhere = symbol("elsewhere", "loss at another point", nonnegative=True)


@claim(
    source="Choromanska et al. 2015; Kawaguchi 2016, whose ReLU networks are averaged; read of all",
    refuted_by="Swirszcz, Czarnecki & Pascanu 2017, on small data sets; "
    "of wide students of wide teachers, Safran & Shamir 2018",
    assume=[Eq(slope, 0)],
    witness=dict(y=np.array([2.0, 0.125]), here=1, there=0),
    then=loss <= elsewhere,
)
def all_local_minima_are_global(let, *, activation=relu):
    """Where the derivative of a network's loss vanishes and its curvature is positive, the loss
    is as small as anywhere: here for one neuron, with examples at 1 and -1.
    """
    y = let(vectors(2, 1 / 8, 2))
    X, a = np.array([[1], [-1]]), np.array([1])
    places = [y[0], -y[1], (y[0] - y[1]) / 2]
    here, there = let(choices([0, 1, 2])), let(choices([0, 1, 2]))
    W, V = (np.array([[places[k]]]) for k in (here, there))
    slope = two_layer_gradients(X, y, W, a, activation=activation)[0][0, 0]
    loss, elsewhere = (two_layer_loss(X, y, U, a, activation=activation) for U in (W, V))
    return dict(slope=slope, loss=loss, elsewhere=elsewhere)
