"""Learners that see of a sample how often each atom occurs: exact for dozens of examples."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from theorycheck.claims.recipes import Draw, instances, whole_numbers
from theorycheck.learning.distributions import (
    binomial,
    compositions,
    entropy,
    multinomial,
    mutual_information,
    normalized,
)
from theorycheck.search.randomness import generator
from theorycheck.strategies import label_tables
from theorycheck.strategies.arrays import seeds
from theorycheck.strategies.label_tables import Learner, root
from theorycheck.strategies.numbers import reals


@dataclass(frozen=True)
class CountingLearner:
    """A randomized learner that does not mind the order of n examples, and its outputs' losses.

    `masses` (atoms,) are proportional to the law of an example, `losses` (outputs, atoms) lie in
    [0, 1], row S of `kernel` (outcomes, outputs) is proportional to the law of the output where
    the atoms were seen ``compositions(n, atoms)[S]`` times: that is an outcome.
    """

    masses: np.ndarray
    losses: np.ndarray
    kernel: np.ndarray
    n: int

    @cached_property
    def law(self) -> Any:
        """Probabilities of the atoms."""
        return normalized(self.masses)

    @property
    def counts(self) -> Any:
        """How often each atom was seen, shape (outcomes, atoms)."""
        return compositions(self.n, len(self.masses))

    @cached_property
    def outputs(self) -> Any:
        """Law of the output for each outcome, shape (outcomes, outputs)."""
        return normalized(self.kernel)

    @cached_property
    def joint(self) -> Any:
        """Joint law of outcome and output."""
        return multinomial(self.n, self.law)[:, None] * self.outputs

    @property
    def risk(self) -> Any:
        """True risk of each output."""
        return self.losses @ self.law

    @property
    def gap(self) -> Any:
        """True minus empirical risk of each output for each outcome."""
        return self.risk - self.counts @ self.losses.T / self.n

    @property
    def fitted(self) -> Any:
        """Expected loss at each atom of what is learned, shape (outcomes, atoms)."""
        return self.outputs @ self.losses

    def moved(self, old: int, new: int) -> Any:
        """Return the rows in which one `old` atom has become a `new` one, (outcomes,).

        Where there is no old one, that is the row itself.
        """
        changed = self.counts + 0
        present = (changed[:, old] > 0).astype(int)
        changed[:, old] -= present
        changed[:, new] += present
        digits = (self.n + 1) ** np.arange(len(self.masses))[::-1]  # rows are in this order
        return np.searchsorted(self.counts @ digits, changed @ digits)

    def neighbours(self) -> Any:
        """Return the rows of all samples with one example replaced, (outcomes, atoms^2)."""
        atoms = range(len(self.masses))
        return np.stack([self.moved(a, b) for a in atoms for b in atoms], axis=1)

    @property
    def root_information(self) -> Any:
        """Root of the mutual information of one example and the output: the same for all n."""
        return root(mutual_information(self.counts.T @ self.joint / self.n))

    @property
    def conditional_information(self) -> Any:
        """I(output; U | supersample), U choosing one of each of n pairs by fair bits; two atoms.

        What the output knows of U depends on how many pairs are mixed, and the number of ones in
        the others.
        """
        total, q = 0 * self.law[0], self.law[0]
        mixed_pairs = binomial(self.n, 2 * q * (1 - q))
        for m in range(self.n + 1):
            ones = binomial(self.n - m, q**2 / (q**2 + (1 - q) ** 2))
            halves = binomial(m, 1 / 2 + 0 * q)
            for k in range(self.n - m + 1):
                given = self.outputs[k : k + m + 1]
                lost = entropy(halves @ given) - np.sum(halves * entropy(given))
                total = total + mixed_pairs[m] * ones[k] * lost
        return total


@instances
def counting_learners(
    draw: Draw,
    *,
    n: tuple[int, int] = (2, 16),
    atoms: tuple[int, int] = (2, 3),
    least: int = 0,
    interpolating: bool = False,
) -> CountingLearner:
    """Learners with few errors on the sample, with many, or with a kernel of whole masses.

    Kernels have `least` and up to 8 more everywhere. An interpolating learner has outputs that do
    not err on the sample: all, or the first, which never errs, only where no other fits.
    """
    size, width, heads = (draw(whole_numbers(*ends)) for ends in (n, atoms, (2, 3)))
    masses = np.array([float(draw(whole_numbers(1, 16))) for _ in range(width)])
    steps = 1 if interpolating else 4
    entries = [draw(whole_numbers(0, steps)) / steps for _ in range(heads * width)]
    losses = np.array(entries).reshape(heads, width)
    rule, seed, noise = draw(whole_numbers(0, 2)), draw(seeds()), draw(whole_numbers(0, 8))
    if interpolating:
        losses[0] = 0
    errors = compositions(size, width) @ losses.T
    chosen = _chosen(errors, rule, seed, interpolating=interpolating)
    noise = 0 if interpolating else least + noise * draw(whole_numbers(0, 1))
    return CountingLearner(masses, losses, 8.0 * chosen + noise, size)


def _chosen(errors: Any, rule: int, seed: int, *, interpolating: bool) -> Any:
    """Masses of the outputs for each outcome, shape (outcomes, outputs), not all 0."""
    if interpolating:
        chosen = (errors == 0).astype(int)
        chosen[:, 0] *= (rule == 0) | (chosen.sum(axis=1) == 1)
    elif rule == 2:
        chosen = generator("kernel", seed).integers(0, 9, errors.shape)
    else:
        extreme = np.min if rule == 0 else np.max
        chosen = (errors == extreme(errors, axis=1, keepdims=True)).astype(int)
    chosen[:, 0] += chosen.sum(axis=1) == 0
    return chosen


@instances
def learners(
    draw: Draw, *, atoms: tuple[int, int] = (2, 3), least: int = 0, interpolating: bool = False
) -> CountingLearner | Learner:
    """Learners that count up to 16 examples, or tables of what each small sample gives.

    Of more than two atoms also one that is right about a single example only: the one it saw.
    """
    kind = draw(whole_numbers(0, 3))
    if kind == 0:
        return draw(label_tables.learners(least=least, interpolating=interpolating))
    if kind == 1 and atoms[1] > 2:
        size = draw(whole_numbers(2, 8))
        kernel = compositions(1, size) + float(least)
        return CountingLearner(np.ones(size), 1 - np.eye(size), kernel, 1)
    return draw(counting_learners(atoms=atoms, least=least, interpolating=interpolating))


@instances
def private_learners(draw: Draw, *, n: tuple[int, int] = (1, 30)) -> CountingLearner:
    """Two outputs whose odds grow by a squared factor with every example of the first atom."""
    size, factor = draw(whole_numbers(*n)), draw(reals(1 / 2, 2))
    masses = np.array([float(draw(whole_numbers(1, 16))) for _ in range(2)])
    steps = 2 * np.arange(size + 1) - draw(whole_numbers(0, 2 * size))
    odds = (factor + 0 * steps) ** steps
    losses = np.array([[1.0, 0.0], [0.0, 1.0]])
    return CountingLearner(masses, losses, np.stack([1 + 0 * odds, odds], axis=1), size)
