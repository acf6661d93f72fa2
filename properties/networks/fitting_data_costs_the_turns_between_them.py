"""What examples cost in weights: at least as much as the line from one to the next turns."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.networks import network
from theorycheck.strategies import choices, matrices, sizes, vectors
from theorycheck.strategies.inputs import distinct_points

decay = symbol("decay", "half the sum of all squared weights, biases aside", nonnegative=True)
turns = symbol("turns", "sum of the absolute changes of slope from secant to secant")


@claim(
    source="Hanin 2021, Ridgeless interpolation with shallow ReLU networks in 1D; by "
    "weight_decay_pays_for_the_bends_of_the_function",
    then=decay >= turns,
    sharp=True,
)
def fitting_data_costs_the_turns_between_them(let):
    """A two-layer ReLU network through the points (x_1, y_1), ..., (x_n, y_n) of the plane has
    weights of half squared norm at least sum |s_(i+1) - s_i|, s_i the slope from the i-th point to
    the next: no penalty on weights is paid for anything else.
    """
    m = let(sizes(1, 16))
    W, b, a, c = let(matrices(1, m)), let(vectors(m)), let(vectors(m)), let(vectors(1))
    if let(choices([True, False])):  # as long in as out
        a = np.where(a < 0, -1, 1) * abs(W[0])
    x = np.sort(let(distinct_points(let(sizes(1, 5)), 1))[:, 0])
    y = network(x[:, None], [(W, b), (a[:, None], c)])[:, 0]
    secants = (y[1:] - y[:-1]) / (x[1:] - x[:-1])
    decay = (np.sum(W**2) + np.sum(a**2)) / 2
    return dict(decay=decay, turns=np.sum(abs(secants[1:] - secants[:-1])))
