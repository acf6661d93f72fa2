"""Another measure of a network's size: the path norm bounds its changes in the largest input."""

from itertools import pairwise

import numpy as np
from sympy import Rational

from theorycheck import claim, symbol
from theorycheck.networks import path_norm
from theorycheck.networks.deep import forward
from theorycheck.strategies import matrices, sizes, vectors

gap = symbol("gap", "distance of two outputs", nonnegative=True)
widest = symbol("widest", "largest difference of an input", nonnegative=True)
paths = symbol("paths", "sum over all paths of the absolute weights' products", nonnegative=True)


@claim(
    source="Neyshabur, Tomioka & Srebro 2015, Norm-based capacity control",
    assume=[widest >= Rational(1, 2**10)],
    then=gap <= paths * widest,
    sharp=True,
)
def path_norms_bound_sensitivity(let, *, norm=path_norm):
    """A ReLU network with one output, with any biases, changes it by at most its path norm
    times the largest change of an input.
    """
    widths = [let(sizes(1, 3)), let(sizes(1, 2)), let(sizes(1, 2)), 1]
    weights = tuple(let(matrices(*shape)) for shape in pairwise(widths))
    biases = tuple(let(vectors(W.shape[1])) for W in weights)
    x, z = let(vectors(widths[0])), let(vectors(widths[0]))
    output = forward(np.stack([x, z]), weights, biases)[:, 0]
    return dict(gap=abs(output[0] - output[1]), widest=np.max(abs(x - z)), paths=norm(weights))
