"""Two-layer ReLU networks of bounded spectral and Frobenius norms: half the price of peeling."""

import numpy as np
from sympy import sqrt

from theorycheck import claim, symbol
from theorycheck.notation import n
from theorycheck.strategies import choices, reals
from theorycheck.strategies.dense_inputs import neuron_inputs

output = symbol("output", "bound on the norm of the output weights", positive=True)
spectral = symbol("spectral", "bound on the spectral norm of the hidden layer", positive=True)
frobenius = symbol("frobenius", "bound on the hidden layer's Frobenius norm", positive=True)
squares = symbol("squares", "sum of the squared inputs", nonnegative=True)
average = symbol("average", "Rademacher average of such networks", nonnegative=True)


@claim(
    source="derived here; compare Bartlett, Foster & Telgarsky 2017 (spectral norms)",
    then=average <= output * (spectral / 2 + frobenius) * sqrt(squares) / n,
)
def relu_spectral_norm(let):
    """On every sample, ReLU networks of depth two, of any width, have a Rademacher average of at
    most output (spectral/2 + frobenius) sqrt(sum |x_i|^2)/n.

    relu(z) is z/2 + |z|/2. The linear half costs the spectral norm. In the other, neurons of norms
    |w_k| correlate with |w_k| times what one of norm 1 does, at most twice E |sum s_i x_i|/2.
    """
    data = let(neuron_inputs())
    spectral, neurons = let(reals(1 / 16, 8)), let(choices([1, 2]))  # orthogonal, of equal norms
    average = data.frobenius_average if neurons == 1 else data.pair_average
    return dict(
        n=data.n,
        output=data.norm,
        spectral=spectral,
        frobenius=spectral * np.sqrt(neurons + 0 * spectral),
        squares=np.sum(data.x**2),
        average=data.norm * spectral * average / data.n,
    )
