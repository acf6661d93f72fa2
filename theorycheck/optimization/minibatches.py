"""Mini-batches of a finite sum, with every outcome of their sampling enumerated."""

from itertools import combinations_with_replacement
from math import comb, factorial, prod
from typing import NamedTuple

import numpy as np

from theorycheck.optimization.iteration import Array, Number, every_order

_SHORT = 8  # rounds


class Samples(NamedTuple):
    """What `order` samples in every outcome, and the probability of each outcome.

    ``order[t]`` holds what share each term has in the gradient of round t, shape
    (outcomes, terms), or (terms,) where the gradient is whole; `weights` has shape (outcomes,).
    """

    order: list[Array]
    weights: Array


def every_batch(terms: int, batch: int) -> tuple[Array, Array]:
    """Give how often each batch, drawn with replacement, holds each term, and its frequency.

    The counts have shape (batches, terms); the frequencies are out of terms^batch sequences.
    """
    chosen = combinations_with_replacement(range(terms), batch)
    counts = np.array([np.bincount(batch, minlength=terms) for batch in chosen])
    return counts, np.array([factorial(batch) // prod(map(factorial, row)) for row in counts])


def sampled_batches(
    terms: int, rounds: int, one: Number, *, batch: int = 1, most: int = 128, early: bool = False
) -> Samples:
    """Draw a batch with replacement in each of the last rounds, in the arithmetic of `one`.

    These are as many rounds as have `most` outcomes together, or an eighth of it in more than 8
    rounds: all, where there are few. Before them the gradients are whole: an expectation over long
    runs so stays a finite sum. With `early` these are the first rounds, and the last one is always
    whole: what is observed of the points before it can't see it.
    Raises ValueError where not even one round has so few outcomes.
    """
    kinds = comb(terms + batch - 1, batch)
    if kinds > most:
        raise ValueError(f"{terms} terms have {kinds} batches of {batch}, more than most={most}.")
    fit = max(kinds, most if rounds <= _SHORT else most // 8)
    possible = rounds - 1 if early else rounds
    sampled = next((k for k in range(possible) if max(kinds, 2) ** (k + 1) > fit), possible)
    counts, frequencies = every_batch(terms, batch)
    drawn = every_order(len(counts), sampled) if sampled else np.zeros((0, 1), dtype=int)
    whole = [np.ones(terms, dtype=int) * (one / terms)] * (rounds - sampled)
    shares = counts * (one / batch)
    weights = np.ones(drawn.shape[1], dtype=int) * one
    for chosen in drawn:
        weights = weights * (frequencies * (one / terms**batch))[chosen]
    noisy = [shares[chosen] for chosen in drawn]
    return Samples([*noisy, *whole] if early else [*whole, *noisy], weights)


def pairwise_signs(rounds: int) -> Array:
    """Give signs of shape (rounds, outcomes), fair and pairwise independent over the outcomes.

    Second moments see no more of noise: those of what is linear in it are those that independent
    signs give, at fewer than 2 (rounds + 1) outcomes in the place of 2^rounds (Rademacher 1922;
    Walsh 1923). Up to two rounds they are independent.
    """
    outcomes = 1 << rounds.bit_length()
    met = np.arange(1, rounds + 1)[:, None] & np.arange(outcomes)
    return 1 - 2 * (np.bitwise_count(met).astype(int) % 2)
