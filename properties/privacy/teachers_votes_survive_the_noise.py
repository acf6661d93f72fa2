"""Private teachers: those of disjoint data vote, with noise, and what they say still holds."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.experiments.teachers import teacher_votes
from theorycheck.privacy import noisy_max
from theorycheck.strategies import choices, log_reals, sizes

changed = symbol("changed", "probability that noise changes what most teachers say", at_most=1)
allowed = symbol("allowed", "sum over the other labels of (2 + g)/(4 e^g), g = lead epsilon/2")


@claim(
    source="Papernot, Abadi, Erlingsson, Goodfellow & Talwar 2017, Lemma 4",
    then=changed <= allowed,
)
def teachers_votes_survive_the_noise(let, *, choose=noisy_max):
    """Noise of scale 2/epsilon on the votes of teachers, each of whom says the nearest class mean
    of a part of the digits, changes the answer with probability at most the sum of
    (2 + g_j)/(4 exp(g_j)) over all other labels j, g_j being epsilon/2 times the lead over them.
    """
    teachers, seed = let(choices([5, 20, 60])), let(choices(range(4)))
    votes = teacher_votes(teachers, seed)[let(sizes(0, 1796))]
    epsilon, winner = let(log_reals(1 / 16, 4)), np.argmax(votes)
    leads = (votes[winner] - np.delete(votes, winner)) * epsilon / 2
    allowed = np.sum((2 + leads) / (4 * np.exp(leads)))
    return dict(changed=1 - choose(votes, epsilon)[winner], allowed=allowed)
