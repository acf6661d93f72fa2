"""The nearest neighbour of n examples: twice the Bayes risk, and the price of the distance."""

import numpy as np
from sympy import sqrt

from theorycheck import E, claim, symbol
from theorycheck.learning import nearest_neighbor
from theorycheck.notation import d, n
from theorycheck.strategies import choices, log_sizes, reals, sizes

wrong = symbol("wrong", "probability, given inputs, that the neighbour's label errs", at_most=1)
bayes = symbol("bayes", "least risk of any classifier", nonnegative=True, at_most=0.5)
slope = symbol("slope", "Lipschitz constant of the probability of label 1", nonnegative=True)


@claim(
    source="Cover & Hart 1967; Shalev-Shwartz & Ben-David 2014, Theorem 19.3",
    then=E(wrong, between=(0, 1)) <= 2 * bayes + 4 * slope * sqrt(d) * n ** (-1 / (d + 1)),
    regime=[n >= 10],
    sharp=True,
)
def nearest_neighbor_finite_sample(let, rng, trials, *, classify=nearest_neighbor):
    """If the probability of label 1 is Lipschitz on [0, 1]^d, the nearest of n examples has an
    expected risk of at most 2 bayes + 4 slope sqrt(d) n^(-1/(d + 1)).

    Inputs are uniform; the probability is low, and rises by `slope` near the first face.
    """
    n, d = let(log_sizes(1, 400)), let(sizes(1, 4))
    low, top, slope = let(reals(1 / 32, 1 / 4)), let(reals(0, 1)), let(choices([0.0, 0.25, 1, 4]))
    rise = np.minimum(slope, top)  # from low to low + rise, over a length of rise/slope
    X, new = rng.random((trials, n, d)), rng.random((trials, 1, d))

    def positive(x):
        return np.clip(low + rise - slope * x[..., 0], low, 1)

    nearest = classify(X, np.broadcast_to(np.arange(n), (trials, n)), new)
    there = np.take_along_axis(positive(X), nearest, axis=1)[:, 0]
    here = positive(new[:, 0])
    ends = np.linspace(0, 1, 4097)
    middle = ((ends[1:] + ends[:-1]) / 2)[:, None]
    eta = positive(middle)
    bayes = np.mean(np.minimum(eta, 1 - eta))
    wrong = here * (1 - there) + (1 - here) * there
    return dict(n=n, d=d, bayes=bayes, slope=slope, wrong=wrong)
