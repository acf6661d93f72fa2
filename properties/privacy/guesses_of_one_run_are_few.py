"""An audit in one run: who guesses which of m records were used is right about few of them."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.learning import at_least, binomial, sequences
from theorycheck.privacy import keep_probability
from theorycheck.strategies import choices, sizes, vectors
from theorycheck.strategies.releases import law_pairs

often = symbol("often", "probability of at least v right guesses, v = 0, ..., m", at_most=1)
by_chance = symbol("by_chance", "probability of v heads or more among m coins", at_most=1)


@claim(
    source="Steinke, Nasr & Jagielski 2023, for pure privacy",
    then=often <= by_chance,
    sharp=True,
)
def guesses_of_one_run_are_few(let, *, coin=keep_probability):
    """If each of m records is used or not by a fair coin, guesses from one epsilon-private release
    are right no more often than m coins show heads, of probability e^epsilon/(1 + e^epsilon).
    """
    m, outputs = let(choices([1, 2, 3])), let(sizes(2, 4))
    used = sequences(m, 2)
    release = let(law_pairs(data_sets=(2**m, 2**m), outputs=(outputs, outputs)))
    rows = np.arange(2**m)
    flips = [(rows, rows ^ (1 << place)) for place in range(m)]
    epsilon = release.loss_between(*np.concatenate(flips, axis=1))
    guesses = np.where(let(vectors(outputs * m)) >= 0, 1, 0).reshape(outputs, m)
    right = np.sum(used[:, None] == guesses, axis=2)  # for every use and every output
    joint = release.laws / 2**m
    often = np.array([np.sum(np.where(right >= v, joint, 0 * joint)) for v in range(m + 1)])
    return dict(often=often, by_chance=at_least(binomial(m, coin(epsilon))))
