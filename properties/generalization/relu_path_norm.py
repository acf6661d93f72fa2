"""Two-layer ReLU networks of bounded path norm: complexity with the logarithm of the dimension."""

import numpy as np
from sympy import log, sqrt

from theorycheck import claim, symbol
from theorycheck.notation import d, n
from theorycheck.strategies.dense_inputs import neuron_inputs

path = symbol("path", "bound on the path norm sum_k |v_k| |u_k|_1", positive=True)
column = symbol("column", "largest Euclidean norm of a feature over the sample", nonnegative=True)
average = symbol("average", "Rademacher average of the networks", nonnegative=True)


@claim(
    source="Bartlett & Mendelson 2002, Theorem 18; the constant by contraction, derived here",
    then=average <= 2 * path * column * sqrt(2 * log(2 * d)) / n,
)
def relu_path_norm(let):
    """On every sample, two-layer ReLU networks of d inputs, any width and path norm at most `path`
    have a Rademacher average of at most 2 path column sqrt(2 log(2d))/n.
    """
    data = let(neuron_inputs())
    return dict(
        n=data.n,
        d=data.d,
        path=data.norm,
        column=np.sqrt(np.max(data.square_sums)),
        average=data.norm * data.path_average / data.n,
    )
