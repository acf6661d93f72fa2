"""Two-layer ReLU networks of bounded Frobenius norms: complexity 2 norms over root n."""

import numpy as np
from sympy import sqrt

from theorycheck import claim, symbol
from theorycheck.notation import n
from theorycheck.strategies.dense_inputs import neuron_inputs

product = symbol("product", "bound on the product of the layers' Frobenius norms", positive=True)
squares = symbol("squares", "sum of the squared inputs", nonnegative=True)
average = symbol("average", "Rademacher average of the networks", nonnegative=True)


@claim(
    source="Neyshabur, Tomioka & Srebro 2015, Theorem 1; peeling and contraction",
    then=average <= 2 * product * sqrt(squares) / n,
)
def relu_frobenius_peeling(let):
    """On every sample, ReLU networks of depth two, of any width, with weights of Frobenius norms
    M_1 and M_2 have a Rademacher average of at most 2 M_1 M_2 sqrt(sum |x_i|^2)/n.

    By `relu_spectral_norm` 3/2 suffices for the 2, and one example needs 1.
    """
    data = let(neuron_inputs())
    return dict(
        n=data.n,
        product=data.norm,
        squares=np.sum(data.x**2),
        average=data.norm * data.frobenius_average / data.n,
    )
