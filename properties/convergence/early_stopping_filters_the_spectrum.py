"""Gradient descent on least squares from 0: what t steps learn along every singular vector."""

import numpy as np
from sympy import Eq

from theorycheck import claim, symbol
from theorycheck.notation import eta
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import log_sizes, reals, vectors
from theorycheck.strategies.linear_networks import designs

t = symbol("t", "number of steps taken", integer=True, positive=True)
s = symbol("s", "singular value", positive=True)
c = symbol("c", "component of the targets along its left singular vector", real=True)
learned = symbol("learned", "component of x_t along its right singular vector", real=True)


@claim(
    source="Landweber 1951; for example Yao, Rosasco & Caponnetto 2007",
    then=Eq(learned, (1 - (1 - eta * s**2) ** t) / s * c),
)
def early_stopping_filters_the_spectrum(let, *, descend=gradient_descent):
    """After t steps from 0, a component is (1 - (1 - eta s^2)^t) / s times that of the targets."""
    n = let(log_sizes(1, 10))
    design = let(designs(n, let(log_sizes(n, 50))))
    b = let(vectors(n))
    eta = let(reals(1 / 8, 2)) / design.high
    A, T = design.matrix, let(log_sizes(1, 50))
    path = descend(lambda x: (A @ x - b) @ A, 0 * A[0], eta, steps=T)
    t = np.arange(1, T + 1)[:, None]
    return dict(
        eta=eta, t=t, s=design.values, c=design.of_targets(b), learned=design.of_points(path[1:])
    )
