"""An audit in one run: who guesses which of m records were used is right about few of them."""

import numpy as np
from sympy import Rational

from theorycheck import claim, symbol
from theorycheck.learning import at_least, binomial, largest, sequences
from theorycheck.notation import epsilon
from theorycheck.privacy import keep_probability, randomized_response
from theorycheck.strategies import choices, sizes, vectors
from theorycheck.strategies.releases import law_pairs

gained = symbol(
    "gained", "P(v right guesses or more) - P(m fair coins show v heads), v = 1, ..., m"
)
allowed = symbol("allowed", "the same of m coins of probability e^epsilon/(1 + e^epsilon)")


@claim(
    source="Steinke, Nasr & Jagielski 2023, for pure privacy",
    assume=[epsilon >= Rational(1, 64)],  # at 0 both sides are 0
    then=gained <= allowed,
    sharp=True,
)
def guesses_of_one_run_are_few(let, *, coin=keep_probability):
    """If each of m records is used or not by a fair coin, guesses from one epsilon-private release
    are right no more often than m coins show heads, of probability e^epsilon/(1 + e^epsilon).
    """
    bitwise = let(choices([True, False]))
    if bitwise:  # each record's use is reported, at a loss of its own
        m = let(sizes(1, 5))
        losses, guesses = let(vectors(m, 1 / 64, 3)), sequences(m, 2)
        epsilon, laws = largest(losses), 1 + 0 * losses[0]
        for place, loss in enumerate(losses):
            said = randomized_response(loss)[guesses[:, None, place], guesses[None, :, place]]
            laws = laws * said
    else:
        m, outputs = let(sizes(1, 3)), let(sizes(2, 4))
        release, rows = let(law_pairs(data_sets=(2**m, 2**m), outputs=(outputs, outputs))), 2**m
        flips = [(np.arange(rows), np.arange(rows) ^ (1 << place)) for place in range(m)]
        epsilon, laws = release.loss_between(*np.concatenate(flips, axis=1)), release.laws
        guesses = np.where(let(vectors(outputs * m)) >= 0, 1, 0).reshape(outputs, m)
    right = np.sum(sequences(m, 2)[:, None] == guesses, axis=2)  # for every use and every output
    joint = laws / 2**m
    often = np.array([np.sum(np.where(right >= v, joint, 0 * joint)) for v in range(1, m + 1)])
    fair = at_least(binomial(m, 1 / 2 + 0 * epsilon))[1:]
    by_chance = at_least(binomial(m, coin(epsilon)))[1:]
    return dict(epsilon=epsilon, gained=often - fair, allowed=by_chance - fair)
