"""Learning problems with finitely many atoms: every sample with its probability and risks."""

import itertools
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

import numpy as np

from theorycheck.claims.recipes import Draw, instances, whole_numbers
from theorycheck.learning.distributions import compositions, multinomial, normalized


@dataclass(frozen=True)
class FiniteProblem:
    """A class of hypotheses with losses in [0, 1] on a few atoms, and a sample of n draws.

    `masses` (atoms,) are proportional to the law, `losses` has shape (hypotheses, atoms). An
    outcome is how often each atom was seen.
    """

    masses: np.ndarray
    losses: np.ndarray
    n: int

    @property
    def size(self) -> int:
        """Number of hypotheses."""
        return len(self.losses)

    @cached_property
    def law(self) -> Any:
        """Probabilities of the atoms."""
        return normalized(self.masses)

    @property
    def counts(self) -> Any:
        """How often each atom was seen, shape (outcomes, atoms)."""
        return compositions(self.n, len(self.masses))

    @cached_property
    def weights(self) -> Any:
        """Probabilities of the outcomes."""
        return multinomial(self.n, self.law)

    @cached_property
    def risk(self) -> Any:
        """True risks, shape (hypotheses,)."""
        return self.losses @ self.law

    @cached_property
    def empirical(self) -> Any:
        """Empirical risks, shape (outcomes, hypotheses)."""
        return self.counts @ self.losses.T / self.n

    @property
    def _scale(self) -> Any:
        return self.n * np.sum(self.masses)

    @cached_property
    def _scaled_gap(self) -> Any:
        """The gaps times `_scale`: dyadic, so that balls hold them exactly and can compare them."""
        seen = self.counts @ self.losses.T
        return self.n * (self.losses @ self.masses) - np.sum(self.masses) * seen

    @property
    def gap(self) -> Any:
        """True minus empirical risks, shape (outcomes, hypotheses)."""
        return self._scaled_gap / self._scale

    @property
    def worst_gap(self) -> Any:
        """Largest true minus empirical risk, shape (outcomes,)."""
        return np.max(self._scaled_gap, axis=1) / self._scale

    @property
    def worst_deviation(self) -> Any:
        """Largest distance of true and empirical risk, shape (outcomes,)."""
        return np.max(np.abs(self._scaled_gap), axis=1) / self._scale

    @cached_property
    def averages(self) -> Any:
        """Empirical Rademacher averages of the losses on every sample, shape (outcomes,)."""
        if self.size == 1:  # a mean of signs, times numbers
            return 0 * self.weights
        return self.largest_signed_sum(self.losses) / self.n

    def largest_signed_sum(self, values: Any) -> Any:
        """E max_h sum_i s_i values[h, x_i] over uniform signs for every sample, (outcomes,)."""
        means = []
        for row in self.counts.tolist():
            sums, chances = _signed_counts(tuple(row))
            means.append(np.sum(np.max(sums @ values.T, axis=-1) * chances))
        return np.array(means)

    @property
    def complexity(self) -> Any:
        """Rademacher complexity: the mean of the empirical averages."""
        return np.sum(self.weights * self.averages)


@dataclass(frozen=True)
class AllSubsets:
    """The class of all {0, 1}-functions on equally likely atoms; closed forms for any number.

    An outcome is a partition of n: how often the atoms that were seen were seen. `unit` is the
    number 1 of the arithmetic to answer in.
    """

    atoms: int
    n: int
    unit: Any = 1.0

    @cached_property
    def _patterns(self) -> list[tuple[int, ...]]:
        return [part for part in _orders(self.n) if len(part) <= self.atoms]

    @property
    def weights(self) -> Any:
        """Probabilities of the outcomes."""
        orders = _orders(self.n)
        ways = [math.perm(self.atoms, len(part)) * orders[part] for part in self._patterns]
        return np.array([self.unit * way / self.atoms**self.n for way in ways])

    @property
    def worst_gap(self) -> Any:
        """Total variation between the law and the sample, shape (outcomes,)."""
        seen = [sum(max(self.n - k * self.atoms, 0) for k in part) for part in self._patterns]
        unseen = [(self.atoms - len(part)) * self.n for part in self._patterns]
        scale = self.n * self.atoms
        return np.array([self.unit * (s + u) / scale for s, u in zip(seen, unseen, strict=True)])

    @property
    def worst_deviation(self) -> Any:
        """The same: a set's complement deviates the other way."""
        return self.worst_gap

    @property
    def averages(self) -> Any:
        """Empirical Rademacher averages, shape (outcomes,)."""
        sums = [sum(map(_positive_part, part)) for part in self._patterns]
        return np.array([self.unit * total / self.n for total in sums])

    @property
    def complexity(self) -> Any:
        """Rademacher complexity."""
        return np.sum(self.weights * self.averages)


@cache
def _signed_counts(counts: tuple[int, ...]) -> tuple[np.ndarray, np.ndarray]:
    """Sums of the signs of counts[a] examples at each atom, (outcomes, atoms), and their law."""
    minus = np.array(list(itertools.product(*(range(k + 1) for k in counts))), dtype=int)
    ways = [math.prod(map(math.comb, counts, row)) for row in minus.tolist()]
    return np.array(counts) - 2 * minus, np.array(ways, dtype=float) / 2 ** sum(counts)


def partitions(n: int, largest: int | None = None) -> Iterator[tuple[int, ...]]:
    """Yield the partitions of n into parts that do not grow."""
    if n == 0:
        yield ()
    for first in range(min(n, largest or n), 0, -1):
        for rest in partitions(n - first, first):
            yield (first, *rest)


@cache
def _orders(n: int) -> dict[tuple[int, ...], int]:
    """Count, for each partition of n, the sequences that show it up to the atoms' names."""
    return {part: _orders_of(part) for part in partitions(n)}


def _orders_of(part: tuple[int, ...]) -> int:
    equal = math.prod(math.factorial(k) for k in Counter(part).values())
    orders = math.factorial(sum(part)) // math.prod(map(math.factorial, part))
    return orders // equal


@cache
def _positive_part(k: int) -> float:
    """E max(s_1 + ... + s_k, 0) over uniform signs, a dyadic number."""
    return sum(math.comb(k, j) * max(2 * j - k, 0) for j in range(k + 1)) / float(2**k)


@instances
def finite_problems(
    draw: Draw,
    *,
    n: tuple[int, int] = (1, 6),
    atoms: tuple[int, int] = (1, 3),
    hypotheses: tuple[int, int] = (1, 4),
    binary: bool = False,
) -> FiniteProblem:
    """Problems with masses from 1 to 64 and losses in {0, 1/4, ..., 1}, or in {0, 1}."""
    size, width = draw(whole_numbers(*n)), draw(whole_numbers(*atoms))
    rows = draw(whole_numbers(*hypotheses))
    masses = np.array([float(draw(whole_numbers(1, 64))) for _ in range(width)])
    steps = 1 if binary or draw(whole_numbers(0, 1)) else 4
    entries = [draw(whole_numbers(0, steps)) / steps for _ in range(rows * width)]
    return FiniteProblem(masses, np.array(entries, dtype=float).reshape(rows, width), size)


@instances
def all_subsets(
    draw: Draw, *, n: tuple[int, int] = (1, 6), doublings: tuple[int, int] = (0, 12)
) -> AllSubsets:
    """All {0, 1}-functions on 1, 2, 4, ... equally likely atoms: powers of two, so exact."""
    return AllSubsets(2 ** draw(whole_numbers(*doublings)), draw(whole_numbers(*n)))


@instances
def problems(
    draw: Draw, *, n: tuple[int, int] = (1, 6), hypotheses: tuple[int, int] = (1, 4)
) -> FiniteProblem | AllSubsets:
    """Classes on a few atoms, or all {0, 1}-functions on many."""
    if draw(whole_numbers(0, 2)) == 1:
        return draw(all_subsets(n=n))
    return draw(finite_problems(n=n, hypotheses=hypotheses))
