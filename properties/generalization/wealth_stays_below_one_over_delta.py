"""Ville's inequality: no betting strategy gets rich on a fair game, at any time it may stop."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.notation import delta
from theorycheck.strategies import choices, probabilities, sizes

failure = symbol("failure", "probability that wealth is ever 1/delta within T tosses", at_most=1)


@claim(
    source="Ville 1939; Robbins 1970; Waudby-Smith & Ramdas 2024",
    then=failure <= delta,
    sharp=True,
)
def wealth_stays_below_one_over_delta(let):
    """Wealth that starts at 1 and is bet on a coin at its true odds ever reaches 1/delta with
    probability at most delta: a test by it may look at the data after each toss.

    Bets are those on another bias, or the mixture of these over all biases.
    """
    T = let(sizes(1, 60))
    bias, delta = let(probabilities()), let(probabilities())
    believed = let(probabilities())
    mixed = let(choices([True, False]))
    alive, failure = np.array([1 + 0 * bias]), 0 * bias  # law of the ones, on paths still below
    wealth = alive
    for t in range(1, T + 1):
        up, down = np.append(0 * bias, alive * bias), np.append(alive * (1 - bias), 0 * bias)
        alive = up + down
        if mixed:  # Laplace's rule of succession predicts the next toss
            gain = np.append(wealth * np.arange(1, t + 1)[::-1] / ((t + 1) * (1 - bias)), 0)
            last = wealth[-1] * t / ((t + 1) * bias)
        else:
            gain = np.append(wealth * (1 - believed) / (1 - bias), 0)
            last = wealth[-1] * believed / bias
        wealth = np.append(gain[:-1], last)
        rich = np.array([bool(w * delta >= 1) for w in wealth])
        failure = failure + np.sum(np.where(rich, alive, 0 * alive))
        alive = np.where(rich, 0 * alive, alive)
    return dict(delta=delta, failure=failure)
