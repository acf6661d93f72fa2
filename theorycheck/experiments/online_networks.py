"""Networks that meet their examples part by part: their mistakes on the way, and what they keep.

Examples that a network only predicts are not drawn one by one: the number of its errors among them
is binomial.
"""

from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln

from theorycheck.experiments.raced_networks import BATCH, Racer, examples

Array: TypeAlias = NDArray[Any]

PARTS, KEPT = 5, 4  # parts of a sample; most mistakes of a part that are kept


def learned_online(rng: np.random.Generator, racer: Racer, trials: int) -> tuple[Array, Array]:
    """Mean true risk of the networks of all rounds, and the share of mistakes, (trials,) each.

    A fifth of the n examples arrives in every round; after its predictions the network takes a step
    of SGD on up to eight of them.
    """
    total, size = len(examples(racer.name)[0]), racer.n // PARTS
    weights, risks, mistakes = racer.start(rng, trials), [], 0
    for _ in range(PARTS):
        wrong = racer.margins(weights) <= 0
        risks.append(np.mean(wrong, axis=1))
        batch = rng.integers(total, size=(trials, min(BATCH, size)))
        mistakes += np.sum(np.take_along_axis(wrong, batch, axis=1), axis=1)
        mistakes += rng.binomial(size - batch.shape[1], risks[-1])
        weights = racer.step(weights, batch)
    return np.mean(risks, axis=0), np.asarray(mistakes / (PARTS * size))


@dataclass(frozen=True)
class Compressed:
    """Networks that the examples they kept determine, (trials,) each: true risk, `kept` of `n`.

    And how many errors they make on the others.
    """

    n: int
    risk: Array
    errors: Array
    kept: Array

    @property
    def others(self) -> Array:
        """Number of examples that were not kept."""
        return self.n - self.kept

    @property
    def log_choices(self) -> Array:
        """Logarithm of C(n, kept), plus that of the number of possible `kept`."""
        sets = gammaln(self.n + 1) - gammaln(self.kept + 1) - gammaln(self.others + 1)
        return np.asarray(sets + np.log(PARTS * KEPT + 1))


def trained_on_mistakes(rng: np.random.Generator, racer: Racer, trials: int) -> Compressed:
    """Train on mistakes alone: of every fifth of the sample up to four, which make one step."""
    weights, size, passed, kept = racer.start(rng, trials), racer.n // PARTS, [], 0
    for _ in range(PARTS):
        wrong = racer.margins(weights) <= 0
        mistakes = rng.binomial(size, np.mean(wrong, axis=1))
        taken = np.minimum(mistakes, KEPT)
        passed.append((wrong, mistakes - taken, size - mistakes))
        picked = _among(rng, wrong, KEPT)
        weights = racer.step(weights, picked, np.arange(KEPT) < taken[:, None])
        kept = kept + taken
    last = racer.margins(weights) <= 0
    errors = sum(
        rng.binomial(missed, _share(last, wrong)) + rng.binomial(right, _share(last, ~wrong))
        for wrong, missed, right in passed
    )
    return Compressed(racer.n, np.mean(last, axis=1), np.asarray(errors), np.asarray(kept))


def _among(rng: np.random.Generator, mask: Array, count: int) -> Array:
    """Draw places where the mask (trials, rows) holds, (trials, count); any where it never does."""
    upto = np.cumsum(mask, axis=1)
    ranks = np.floor(rng.random((len(mask), count)) * upto[:, -1:])
    places = np.sum(upto[:, None] <= ranks[..., None], axis=-1)
    return np.asarray(np.minimum(places, mask.shape[1] - 1))


def _share(part: Array, whole: Array) -> Array:
    """Share of `whole` that lies in `part`, (trials,)."""
    return np.asarray(np.sum(part & whole, axis=1) / np.maximum(np.sum(whole, axis=1), 1))
