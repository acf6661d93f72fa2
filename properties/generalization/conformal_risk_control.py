"""Conformal risk control: any loss that falls with a threshold is kept below its target."""

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.strategies import choices, generator, probabilities, seeds, sizes, whole_numbers

alpha = symbol("alpha", "expected loss that is allowed", positive=True, at_most=1)
loss = symbol("loss", "loss of the new example at the threshold", nonnegative=True, at_most=1)


def controlled(losses, alpha):
    """First column where the rows' sum and 1 are at most (n + 1) alpha, else the last."""
    totals = np.sum(losses, axis=0) + 1
    below = [bool(total <= (len(losses) + 1) * alpha) for total in totals]
    return below.index(True) if True in below else losses.shape[1] - 1


@claim(
    source="Angelopoulos, Bates, Fisch, Lei & Schuster 2024, Theorem 1",
    then=E(loss) <= alpha,
    sharp=True,
)
def conformal_risk_control(let, *, choose=controlled):
    """For losses in [0, 1] that don't rise along the thresholds and are 0 at the last, the first
    threshold at which n exchangeable losses and a 1 have a mean of at most alpha keeps the next
    loss at most alpha on average.
    """
    n, columns = let(sizes(1, 25)), let(sizes(2, 30))
    alpha = let(probabilities())
    if let(choices([True, False])):
        alpha = (1 + 0 * alpha) * let(whole_numbers(1, n)) / (n + 1)
    steps = 1 if let(choices([True, False])) else 8  # losses are 0 and 1, or have steps
    rng = generator("losses", let(seeds()))
    drawn = rng.integers(0, steps + 1, (n + 1, columns))
    falling = -np.sort(-drawn, axis=1) if steps > 1 else _drops(rng, n + 1, columns)
    losses = falling / steps
    losses[:, -1] = 0
    found = [losses[i, choose(np.delete(losses, i, axis=0), alpha)] for i in range(n + 1)]
    weights = (1 + 0 * alpha) / (n + 1) * np.ones(n + 1, dtype=int)
    return dict(alpha=alpha, loss=np.array(found) + 0 * alpha, weights=weights)


def _drops(rng, rows, columns):
    """Zeros and ones that drop at a place of each row's own, in the columns' order."""
    places = rng.permutation(rows) * (columns - 1) // max(rows - 1, 1)
    return (np.arange(columns) < places[:, None]).astype(float)
