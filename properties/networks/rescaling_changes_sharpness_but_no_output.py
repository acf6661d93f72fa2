"""Sharpness is not invariant: rescaling layers changes the Hessian's trace and nothing else."""

import numpy as np
from sympy import Eq

from theorycheck import claim, symbol
from theorycheck.networks import two_layer_jacobian
from theorycheck.strategies import matrices, reals, sizes, vectors

trace = symbol("trace", "trace of the Hessian at an interpolating minimum", nonnegative=True)
outer = symbol("outer", "the output layer's share of it, before rescaling", nonnegative=True)
inner = symbol("inner", "the hidden layer's share of it, before rescaling", nonnegative=True)
c = symbol("c", "factor of the hidden weights; output weights are divided by it", positive=True)


@claim(
    source="Dinh, Pascanu, Bengio & Bengio 2017, Sharp minima can generalize for deep nets",
    then=Eq(trace, c**2 * outer + inner / c**2),
)
def rescaling_changes_sharpness_but_no_output(let, *, differentiate=two_layer_jacobian):
    """Multiplying the hidden weights of a two-layer ReLU network by c and dividing the output
    weights by c leaves every output as it is, but makes the Hessian's trace at an interpolating
    minimum c^2 A + B/c^2.
    """
    n, m, d = let(sizes(1, 3)), let(sizes(1, 3)), let(sizes(1, 2))
    X, W, a, c = let(matrices(n, d)), let(matrices(d, m)), let(vectors(m)), let(reals(1 / 8, 8))
    hidden, output = differentiate(X, W, a)
    rescaled = differentiate(X, c * W, a / c)
    trace = sum(np.sum(part**2) for part in rescaled)
    return dict(c=c, trace=trace, outer=np.sum(output**2), inner=np.sum(hidden**2))
