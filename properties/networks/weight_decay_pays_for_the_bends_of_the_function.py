"""What weight decay regularizes, as a norm of the function: how much its slope turns on the way."""

import numpy as np
from sympy import Max

from theorycheck import claim, symbol
from theorycheck.networks import slopes_on_the_line
from theorycheck.strategies import choices, matrices, sizes, vectors

decay = symbol("decay", "half the sum of all squared weights, biases aside", nonnegative=True)
bends = symbol("bends", "sum of the absolute changes of slope along the line", nonnegative=True)
ends = symbol("ends", "sum of the slopes on the far left and right, absolute", nonnegative=True)


@claim(
    source="Savarese, Evron, Soudry & Srebro 2019, How do infinite width bounded norm networks "
    "look in function space?, Theorem 3.1",
    then=decay >= Max(bends, ends),
    sharp=True,
)
def weight_decay_pays_for_the_bends_of_the_function(let, *, slopes=slopes_on_the_line):
    """Whatever the weights by which a two-layer ReLU network with one input computes f, half their
    squared norm is at least the larger of the total variation of f' and |f'(-oo) + f'(oo)|.
    """
    m = let(sizes(1, 16))
    W, b, a, c = let(matrices(1, m)), let(vectors(m)), let(vectors(m)), let(vectors(1))
    if let(choices([True, False])):  # as long in as out
        a = np.where(a < 0, -1, 1) * abs(W[0])
    found = slopes([(W, b), (a[:, None], c)])
    decay = (np.sum(W**2) + np.sum(a**2)) / 2
    bends = np.sum(abs(found[1:] - found[:-1]))
    return dict(decay=decay, bends=bends, ends=abs(found[0] + found[-1]))
