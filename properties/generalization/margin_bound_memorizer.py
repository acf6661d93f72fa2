"""The margin bound against the linear classifier that learns by heart."""

import numpy as np
from sympy import log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.networks.losses import ramp
from theorycheck.notation import delta, gap, n
from theorycheck.strategies import log_reals, probabilities
from theorycheck.strategies.finite_problems import memorizers

rho = symbol("rho", "margin, fixed before the data", positive=True)
length = symbol("length", "norm of the weights", positive=True)


@claim(
    source="Koltchinskii & Panchenko 2002; Mohri et al. 2018, Theorem 5.8 and Corollary 5.11",
    then=P(gap <= 2 * length / (rho * sqrt(n)) + sqrt(log(1 / delta) / (2 * n))) >= 1 - delta,
)
def margin_bound_memorizer(let, *, loss=ramp):
    """With probability 1 - delta, the error of a linear classifier on unit inputs exceeds its
    ramp loss at margin rho by at most 2 length/(rho sqrt(n)) + sqrt(log(1/delta)/(2n)).
    """
    data = let(memorizers(n=(1, 100)))  # orthonormal inputs: w is their signed sum, of this length
    length = let(log_reals(1 / 1024, 1024))
    margin = let(log_reals(1 / 2, 16))  # over the margin of a sample of different inputs
    delta = let(probabilities())
    distinct = np.maximum(np.arange(data.n + 1), 1)
    rho = margin * length / np.sqrt(data.unit * data.n)
    margins = length / np.sqrt(data.unit * distinct)
    gap = data.risk - loss(rho)(margins, 1)
    return dict(n=data.n, length=length, rho=rho, delta=delta, gap=gap, weights=data.weights)
