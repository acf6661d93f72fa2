"""The nearest neighbour of n examples: twice the Bayes risk, and the price of the distance."""

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.learning import nearest_neighbor, normalized
from theorycheck.strategies import log_sizes, matrices, sizes, vectors

wrong = symbol("wrong", "probability, given inputs, that the neighbour's label errs", at_most=1)
bayes = symbol("bayes", "least risk of any classifier", nonnegative=True, at_most=0.5)
slope = symbol("slope", "Lipschitz constant of the probability of label 1", nonnegative=True)
distance = symbol("distance", "distance of an input from the nearest example", nonnegative=True)


def neighbors(places, law, n, classify):
    """P(the nearest of n examples lies there), at every place, (k, k), for all of whom x may be."""
    k = len(law)
    chances = np.zeros((k, k)) + 0 * law
    for x in range(k):
        left, unseen = list(range(k)), 1 + 0 * law[0]  # places by distance, the mass farther away
        while left:
            near = int(classify(places[left], np.array(left), places[[x]])[0])
            left.remove(near)
            farther = np.sum(law[left]) if left else 0 * law[0]
            chances[x, near] = unseen**n - farther**n
            unseen = farther
    return chances


@claim(
    source="Cover & Hart 1967; Shalev-Shwartz & Ben-David 2014, Lemma 19.1",
    then=E(wrong) <= 2 * bayes + slope * E(distance),
    sharp=True,
)
def nearest_neighbor_finite_sample(let, *, classify=nearest_neighbor):
    """If the probability of label 1 is Lipschitz, the nearest of n examples has an expected risk of
    at most 2 bayes + slope E(distance to it), whatever the law of the inputs; here on few places.
    """
    k, d, n = let(sizes(2, 6)), let(sizes(1, 3)), let(log_sizes(1, 400))
    places = let(matrices(k, d, 0, 1))
    steps = let(vectors(k, 1 / 16, 1))  # along a further axis, so that no two places are one
    places = np.concatenate([places, np.cumsum(steps)[:, None]], axis=1)
    law, eta = normalized(let(vectors(k, 1 / 64, 1))), let(vectors(k, 0, 1))
    apart = np.sqrt(np.sum((places[:, None] - places) ** 2, axis=2))
    rises = np.abs(eta[:, None] - eta) / (apart + np.eye(k))
    weights = law[:, None] * neighbors(places, law, n, classify)
    return dict(
        bayes=np.sum(law * np.minimum(eta, 1 - eta)),
        slope=np.max(rises),
        wrong=(eta[:, None] * (1 - eta) + (1 - eta[:, None]) * eta).ravel(),
        distance=apart.ravel(),
        weights=weights.ravel(),
    )
