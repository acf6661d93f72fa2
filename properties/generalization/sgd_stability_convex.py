"""Stochastic gradient descent on convex smooth losses is stable: no example can sway it."""

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.notation import T, eta, n
from theorycheck.optimization import every_order, stochastic_gradient_descent
from theorycheck.strategies import reals, sizes, vectors

slope = symbol("slope", "Lipschitz constant of the losses", positive=True)
distance = symbol("distance", "distance of the last points on neighbouring data", nonnegative=True)


@claim(
    source="Hardt, Recht & Singer 2016, Theorem 3.7, for losses of smoothness 1",
    assume=[eta <= 2],
    then=E(distance) <= 2 * slope * T * eta / n,
    sharp=True,
)
def sgd_stability_convex(let, *, descend=stochastic_gradient_descent):
    """After T steps of stochastic gradient descent with step size at most 2, replacing one of n
    examples has moved the point by at most 2 slope T eta/n on average.
    """
    n = let(sizes(1, 3))
    T = let(sizes(1, 4))
    slope = let(reals(1 / 16, 2))
    eta = let(reals(1 / 64, 2))
    z = let(vectors(n, -8, 8))
    other = let(reals(-8, 8))
    order = every_order(n, T)

    def last(data):
        def gradient(w, i):
            return np.minimum(np.maximum(w - data[i], -slope), slope)

        return descend(gradient, 0 * data[order[0]], eta, order=order)[-1]

    distance = np.abs(last(z) - last(np.append(z[:-1], other)))
    weights = (1 + 0 * distance) / n**T
    return dict(n=n, T=T, slope=slope, eta=eta, distance=distance, weights=weights)
