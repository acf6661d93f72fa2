"""With strong convexity, stochastic gradient descent is stable for any number of steps."""

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.notation import eta, mu, n
from theorycheck.optimization import every_order, stochastic_gradient_descent
from theorycheck.strategies import reals, sizes, vectors

slope = symbol("slope", "Lipschitz constant of the losses where the points lie", positive=True)
distance = symbol("distance", "distance of the last points on neighbouring data", nonnegative=True)


@claim(
    source="Hardt, Recht & Singer 2016, the strongly convex case, for losses of smoothness 1",
    assume=[eta <= 1],
    then=E(distance) <= 2 * slope / (mu * n),
)
def sgd_stability_strongly_convex(let, *, descend=stochastic_gradient_descent):
    """After any number of steps of size at most 1 on losses of curvature from mu to 1, replacing
    one of n examples has moved the point by at most 2 slope/(mu n) on average.

    Losses are mu (w - z)^2/2 plus Huber losses; the points stay between 0 and the examples.
    """
    n = let(sizes(1, 20))
    T = let(sizes(1, (60, 9, 5, 4, 3, 3, 3)[n - 1] if n < 8 else 2))
    mu, eta, bend = let(reals(1 / 16, 1)), let(reals(1 / 64, 1)), let(reals(0, 2))
    z, other = let(vectors(n, -1, 1)), let(reals(-1, 1))
    order = every_order(n, T)

    def last(data):
        def gradient(w, i):
            apart = w - data[i]
            return mu * apart + np.minimum(np.maximum((1 - mu) * apart, -bend), bend)

        return descend(gradient, 0 * data[order[0]], eta, order=order)[-1]

    distance = np.abs(last(z) - last(np.append(z[:-1], other)))
    slope = 2 * mu + np.minimum(2 * (1 - mu), bend)
    weights = (1 + 0 * distance) / n**T
    return dict(n=n, mu=mu, slope=slope, eta=eta, distance=distance, weights=weights)
