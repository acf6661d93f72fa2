"""Stochastic gradient descent on convex smooth losses is stable: no example can sway it."""

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.networks.losses import sigmoid
from theorycheck.notation import T, eta, n
from theorycheck.optimization import every_order, stochastic_gradient_descent
from theorycheck.strategies import choices, matrices, reals, sizes, vectors

slope = symbol("slope", "Lipschitz constant of the losses", positive=True)
distance = symbol("distance", "distance of the last points on neighbouring data", nonnegative=True)


def huber(w, z, slope):
    """Gradient of Huber losses of smoothness 1, by their places z."""
    return np.minimum(np.maximum(w - z, -slope), slope)


def logistic(w, z, _):
    """Gradient of logistic losses of z = y x; their smoothness is |x|^2/4."""
    return -z * sigmoid(-np.sum(z * w, axis=-1, keepdims=True))


@claim(
    source="Hardt, Recht & Singer 2016, the convex case, for losses of smoothness 1",
    assume=[eta <= 2],
    then=E(distance) <= 2 * slope * T * eta / n,
    sharp=True,
)
def sgd_stability_convex(let, *, descend=stochastic_gradient_descent):
    """After T steps of stochastic gradient descent with step size at most 2, replacing one of n
    examples has moved the point by at most 2 slope T eta/n on average: Huber losses on the line,
    and logistic regression on inputs of norm at most 2.
    """
    n = let(sizes(1, 20))
    T = let(sizes(1, (6, 8, 5, 4, 3, 3, 3)[n - 1] if n < 8 else 2))
    eta = let(reals(1 / 64, 2))
    order = every_order(n, T)
    if let(choices(["huber", "logistic"])) == "huber":
        slope, gradient = let(reals(1 / 16, 2)), huber
        z, other = let(vectors(n, -8, 8))[:, None], let(vectors(1, -8, 8))
    else:
        d = let(sizes(1, 5))
        z, other, gradient = let(matrices(n, d)), let(vectors(d)), logistic
        z, other = 2 * z / np.sqrt(d + 0 * eta), 2 * other / np.sqrt(d + 0 * eta)
        slope = np.sqrt(np.max(np.sum(np.append(z, other[None], axis=0) ** 2, axis=1)))

    def last(data):
        start = 0 * data[order[0]]
        return descend(lambda w, i: gradient(w, data[i], slope), start, eta, order=order)[-1]

    moved = last(z) - last(np.append(z[:-1], other[None], axis=0))
    distance = np.sqrt(np.sum(moved**2, axis=1))
    weights = (1 + 0 * distance) / n**T
    return dict(n=n, T=T, slope=slope, eta=eta, distance=distance, weights=weights)
