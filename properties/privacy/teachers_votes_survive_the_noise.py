"""Private teachers: networks of disjoint data vote, with noise, and what they say still holds."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.learning import digits
from theorycheck.privacy import noisy_max
from theorycheck.strategies import choices, generator, log_reals, seeds, sizes

changed = symbol("changed", "probability that noise changes what most teachers say", at_most=1)
allowed = symbol("allowed", "sum over the other labels of (2 + g)/(4 e^g), g = lead epsilon/2")


def votes_of(images, teachers, seed, query):
    """Count the votes for 10 digits of teachers that know the class means of their own images."""
    parts = np.array_split(generator("teachers", seed).permutation(len(images.X)), teachers)
    votes = []
    for part in parts:
        X, y = images.X[part], images.y[part]
        means = np.stack([X[y == label].mean(axis=0) for label in np.unique(y)])
        nearest = np.argmin(np.sum((means - images.X[query]) ** 2, axis=1))
        votes.append(int(np.unique(y)[nearest]))
    return np.bincount(votes, minlength=10)


@claim(
    source="Papernot, Abadi, Erlingsson, Goodfellow & Talwar 2017, Lemma 4",
    then=changed <= allowed,
)
def teachers_votes_survive_the_noise(let, *, choose=noisy_max):
    """Noise of scale 2/epsilon on the votes of teachers, trained on disjoint parts of the digits,
    changes the answer with probability at most the sum of (2 + g_j)/(4 exp(g_j)) over all other
    labels j, g_j being epsilon/2 times the lead over them.
    """
    images = let(choices([digits()]))
    teachers, query = let(choices([5, 20, 60])), let(sizes(0, 1796))
    votes = votes_of(images, teachers, let(seeds()), query)
    epsilon = let(log_reals(1 / 16, 4))
    winner = np.argmax(votes)
    leads = (votes[winner] - np.delete(votes, winner)) * epsilon / 2
    allowed = np.sum((2 + leads) / (4 * np.exp(leads)))
    return dict(changed=1 - choose(votes, epsilon)[winner], allowed=allowed)
