"""Stochastic gradient descent on convex smooth losses is stable: no example can sway it."""

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.learning import sequences
from theorycheck.notation import T, eta, n
from theorycheck.strategies import reals, sizes, vectors

slope = symbol("slope", "Lipschitz constant of the losses", positive=True)
distance = symbol("distance", "distance of the last points on neighbouring data", nonnegative=True)


@claim(
    source="Hardt, Recht & Singer 2016, Theorem 3.7, for losses of smoothness 1",
    assume=[eta <= 2],
    then=E(distance) <= 2 * slope * T * eta / n,
    sharp=True,
)
def sgd_stability_convex(let):
    """After T steps of stochastic gradient descent with step size at most 2, replacing one of n
    examples has moved the point by at most 2 slope T eta/n on average.
    """
    n = let(sizes(1, 3))
    T = let(sizes(1, 4))
    slope = let(reals(1 / 16, 2))
    eta = let(reals(1 / 64, 2))
    z = let(vectors(n, -8, 8))
    other = let(reals(-8, 8))
    order = sequences(T, n)

    def last(data):
        w = 0 * data[order[:, 0]]
        for t in range(T):
            w = w - eta * np.minimum(np.maximum(w - data[order[:, t]], -slope), slope)
        return w

    distance = np.abs(last(z) - last(np.append(z[:-1], other)))
    weights = (1 + 0 * distance) / n**T
    return dict(n=n, T=T, slope=slope, eta=eta, distance=distance, weights=weights)
