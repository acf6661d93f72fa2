"""Misquoted: minimum-norm least squares never gets worse with more data."""

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.learning import sequences
from theorycheck.strategies import reals, sizes

more = symbol("more", "squared error of the coefficient from n + 1 examples", nonnegative=True)
fewer = symbol("fewer", "squared error of the coefficient from the first n", nonnegative=True)


@claim(
    source="folklore",
    then=E(more) <= E(fewer),
    refuted_by="Nakkiran 2019; Breiman & Freedman 1983",
    witness=dict(coefficient=0.25, noise=1.0, n=0),
)
def more_data_never_hurt_min_norm(let):
    """A noisy example more never increases the expected error of minimum-norm least squares, with
    no examples to begin with or with many.
    """
    coefficient = let(reals(0, 2))
    noise = let(reals(0, 2))
    n = let(sizes(0, 5))
    y = coefficient + noise * (2 * sequences(n + 1, 2) - 1)  # at x = 1, signs for noise
    fewer = np.sum(y[:, :n], axis=1) / max(n, 1) + 0 * y[:, 0]
    more = np.mean(y, axis=1)
    weights = (1 + 0 * more) / 2 ** (n + 1)
    return dict(more=(more - coefficient) ** 2, fewer=(fewer - coefficient) ** 2, weights=weights)
