"""The VC dimension on the line: m ReLU neurons change their sign at most m + 1 times."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.networks import network
from theorycheck.notation import m
from theorycheck.strategies import matrices, sizes, vectors

changes = symbol("changes", "sign changes along a row of points", integer=True, nonnegative=True)


@claim(
    source="derived here from shallow_networks_have_few_pieces",
    then=changes <= m + 1,
)
def shallow_networks_change_sign_seldom(let):
    """A ReLU network with one input, one hidden layer of m neurons and an output bias changes
    its sign at most m + 1 times: so it shatters no m + 3 points.
    """
    m = let(sizes(1, 3))
    hidden = (let(matrices(1, m)), let(vectors(m)))
    output = (let(matrices(m, 1)), let(vectors(1)))
    x = np.arange(-24, 25)[:, None]
    signs = network(x, [hidden, output])[:, 0] >= 0
    return dict(m=m, changes=int(np.sum(signs[1:] != signs[:-1])))
