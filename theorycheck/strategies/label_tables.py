"""Learners as tables: every sample has its output, so that stability and information are exact."""

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from theorycheck.claims.recipes import Draw, instances, whole_numbers
from theorycheck.learning.distributions import (
    entropy,
    independent,
    mutual_information,
    normalized,
    sequences,
)
from theorycheck.search.randomness import generator
from theorycheck.strategies.arrays import LARGEST_DENSE, seeds


@dataclass(frozen=True)
class Learner:
    """A randomized learner on samples of n atoms, and the losses of its outputs.

    `masses` (atoms,) are proportional to the law of an example, `losses` (outputs, atoms) lie in
    [0, 1], row S of `kernel` (samples, outputs) is proportional to the law of the output on the
    sample ``sequences(n, atoms)[S]``.
    """

    masses: np.ndarray
    losses: np.ndarray
    kernel: np.ndarray
    n: int

    @property
    def atoms(self) -> int:
        """Number of atoms."""
        return len(self.masses)

    @cached_property
    def law(self) -> Any:
        """Probabilities of the atoms."""
        return normalized(self.masses)

    @property
    def samples(self) -> Any:
        """All samples, shape (samples, n)."""
        return sequences(self.n, self.atoms)

    @cached_property
    def outputs(self) -> Any:
        """Law of the output on each sample, shape (samples, outputs)."""
        return normalized(self.kernel)

    @cached_property
    def joint(self) -> Any:
        """Joint law of sample and output."""
        return independent(self.law, self.samples)[:, None] * self.outputs

    @property
    def risk(self) -> Any:
        """True risk of each output."""
        return self.losses @ self.law

    @property
    def empirical(self) -> Any:
        """Empirical risk of each output on each sample, shape (samples, outputs)."""
        return np.sum(self.losses[:, self.samples], axis=-1).T / self.n

    @property
    def gap(self) -> Any:
        """True minus empirical risk of each output on each sample."""
        return self.risk - self.empirical

    @property
    def fitted(self) -> Any:
        """Expected loss at each atom of what is learned from each sample, (samples, atoms)."""
        return self.outputs @ self.losses

    def index(self, samples: Any) -> Any:
        """Return the rows of samples of shape (..., n)."""
        return samples @ self.atoms ** np.arange(self.n - 1, -1, -1)

    def neighbours(self) -> Any:
        """Return the rows of all samples with one example replaced, (samples, n atoms)."""
        rows = []
        for place in range(self.n):
            for atom in range(self.atoms):
                changed = self.samples.copy()
                changed[:, place] = atom
                rows.append(self.index(changed))
        return np.stack(rows, axis=1)

    @property
    def root_information(self) -> Any:
        """Mean over the examples of the root of the mutual information of it and the output."""
        each = [(self.samples[:, i] == np.arange(self.atoms)[:, None]) for i in range(self.n)]
        return sum(root(mutual_information(at.astype(int) @ self.joint)) for at in each) / self.n

    @property
    def conditional_information(self) -> Any:
        """I(output; U | supersample), U choosing one example of each of n pairs by fair bits."""
        pairs = sequences(2 * self.n, self.atoms).reshape(-1, self.n, 2)
        bits = sequences(self.n, 2)
        chosen = np.where(bits == 0, pairs[:, None, :, 0], pairs[:, None, :, 1])
        given = self.outputs[self.index(chosen)]  # (supersamples, bits, outputs)
        weights = independent(self.law, pairs.reshape(len(pairs), -1))
        mixed = np.sum(given, axis=1) / len(bits)
        return np.sum(weights * (entropy(mixed) - np.sum(entropy(given), axis=1) / len(bits)))


def _kernel(draw: Draw, shape: tuple[int, int], least: int) -> np.ndarray:
    if math.prod(shape) <= LARGEST_DENSE:
        entries = [float(draw(whole_numbers(least, 8))) for _ in range(math.prod(shape))]
        return np.array(entries).reshape(shape)
    return generator("kernel", draw(seeds())).integers(least, 9, shape).astype(float)


def root(x: Any) -> Any:
    """Root of what may be below 0 by rounding."""
    return np.sqrt((x + abs(x)) / 2)


@instances
def learners(
    draw: Draw,
    *,
    n: tuple[int, int] = (1, 2),
    atoms: tuple[int, int] = (2, 3),
    outputs: tuple[int, int] = (2, 3),
    least: int = 0,
    interpolating: bool = False,
) -> Learner:
    """Learners with kernels of whole masses from `least` to 8.

    An interpolating learner puts no mass on outputs that err on the sample; its first output never
    errs, and has mass only where no other fits.
    """
    size, width, heads = (draw(whole_numbers(*ends)) for ends in (n, atoms, outputs))
    masses = np.array([float(draw(whole_numbers(1, 16))) for _ in range(width)])
    steps = 1 if interpolating else 4
    entries = [draw(whole_numbers(0, steps)) / steps for _ in range(heads * width)]
    losses = np.array(entries).reshape(heads, width)
    kernel = _kernel(draw, (width**size, heads), least)
    if interpolating:
        losses[0] = 0
        kernel = kernel * ~losses[:, sequences(size, width)].any(axis=-1).T
    kernel[:, 0] += kernel.sum(axis=1) == 0
    return Learner(masses, losses, kernel, size)
