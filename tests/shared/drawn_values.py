"""What a claim's trial returns at an instance drawn at random, without a search."""

import numpy as np

from theorycheck.claims.draws import Choice, Let
from theorycheck.claims.recipes import cook


class _Random:
    def __init__(self, seed):
        self._rng = np.random.default_rng(seed)

    def whole_number(self, low, high):
        return int(self._rng.integers(low, high, endpoint=True))


def values_drawn(claim, seed):
    """Return the values of one run of the trial; equal seeds give equal instances and noise."""
    source = _Random(seed)
    let = Let(lambda strategy, _: (cook(strategy, source), [Choice(seed)]))
    rng = np.random.default_rng(seed) if claim.asks.rng else None
    return claim.run(let, rng, 8 if claim.asks.trials else None)
