"""Privacy by iteration: of a record used early, the last point of noisy descent betrays least."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.notation import eta, n, sigma
from theorycheck.privacy import noisy_descent
from theorycheck.strategies import reals, sizes, vectors

divergence = symbol("divergence", "Renyi divergence of order alpha of the last points' laws")
alpha = symbol("alpha", "order of the divergence, larger than 1", positive=True)
i = symbol("i", "step at which the record is used, from 1 to n", integer=True, positive=True)
slope = symbol("slope", "bound on each record's part of a gradient", positive=True)
h = symbol("h", "curvature of the losses", nonnegative=True)


@claim(
    source="Feldman, Mironov, Talwar & Thakurta 2018; here for penalized linear losses",
    assume=[eta * h <= 2],
    needs=[eta * h <= 2],
    then=divergence <= 2 * alpha * slope**2 / (sigma**2 * (n + 1 - i)),
    sharp=True,
)
def iteration_hides_early_records(let, *, descend=noisy_descent):
    """If n convex losses of curvature at most 2/eta are used one after the other, each in one step
    of noisy descent with a record's part of the gradient at most `slope` and noise of deviation
    sigma, the last point alone is (alpha, 2 alpha slope^2/(sigma^2 (n + 1 - i)))-private in Renyi's
    sense for record i; here with losses x w + h w^2/2.
    """
    n = let(sizes(1, 25))
    i = let(sizes(1, n))
    slope, sigma, alpha = let(reals(1 / 16, 2)), let(reals(1 / 16, 4)), let(reals(1 + 1 / 64, 33))
    h, eta = let(reals(0, 2)), let(reals(1 / 64, 4))
    records = slope * let(vectors(n))
    other = np.concatenate([records[: i - 1], [slope * let(reals(-1, 1))], records[i:]])

    def last(inputs, disturbance):
        steps = iter(list(inputs))
        return descend(lambda w: h * w + next(steps), 0 * disturbance[0], eta, disturbance)[-1]

    still = 0 * records
    apart = last(records, still) - last(other, still)
    noise = np.diag(1 + still)  # what each step's noise alone does to the last point
    variance = sum((last(still, row)) ** 2 for row in noise) * sigma**2
    return dict(
        n=n,
        i=i,
        h=h,
        eta=eta,
        slope=slope,
        sigma=sigma,
        alpha=alpha,
        divergence=alpha * apart**2 / (2 * variance),
    )
