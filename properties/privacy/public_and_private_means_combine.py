"""Public records beside a private mean: what all of them are worth, however they are weighed."""

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.notation import epsilon
from theorycheck.privacy import laplace_mechanism
from theorycheck.strategies import choices, log_sizes, reals
from theorycheck.strategies.real_data import real_datasets

squared = symbol("squared", "squared error of the weighted mean", nonnegative=True)
spread = symbol("spread", "variance of the squared error", positive=True)
v = symbol("v", "variance of a record with values in [0, 1]", positive=True)
n_public = symbol("n_public", "number of public records", integer=True, positive=True)
n_private = symbol("n_private", "number of private records", integer=True, positive=True)

private_worth = n_private / (1 + 2 / (n_private * epsilon**2 * v))


@claim(
    source="Gauss-Markov and Dwork, McSherry, Nissim & Smith 2006 (the mechanism)",
    then=E(squared, variance=spread) >= v / (n_public + private_worth),
)
def public_and_private_means_combine(let, rng, trials, *, release=laplace_mechanism):
    """Public records and the epsilon-private Laplace mean of others, however weighed without bias,
    are worth at most n_public + n_private/(1 + 2/(n_private epsilon^2 v)) public records; here for
    features of real data, among the weights that which attains it.
    """
    data = let(real_datasets(["breast_cancer", "wine", "diabetes"]))
    column = data.X[:, let(choices(range(10)))]
    u = (column - column.min()) / np.ptp(column)
    n_public, n_private = let(log_sizes(1, 100)), let(log_sizes(1, 100))
    epsilon, turn = let(reals(1 / 4, 4)), let(reals(-1, 1))
    v, fourth = np.var(u), np.mean((u - u.mean()) ** 4)
    b = 1 / (n_private * epsilon)
    best = (n_public / v) / (n_public / v + 1 / (v / n_private + 2 * b**2))
    a = best + turn * (1 - best)  # the weight of the public mean
    public, private = (np.mean(rng.choice(u, (trials, n)), axis=1) for n in (n_public, n_private))
    released = release(rng, private, epsilon=epsilon, sensitivity=1 / n_private)
    squared = (a * public + (1 - a) * released - u.mean()) ** 2
    parts = a**4 / n_public**3 + (1 - a) ** 4 / n_private**3
    total = a**2 * v / n_public + (1 - a) ** 2 * (v / n_private + 2 * b**2)
    kurtosis = parts * (fourth - 3 * v**2) + 12 * ((1 - a) * b) ** 4
    spread = 2 * total**2 + kurtosis
    return dict(
        epsilon=epsilon, v=v, n_public=n_public, n_private=n_private, squared=squared, spread=spread
    )
