"""Strongly convex parabolas on a box, and noise whose law may depend on where the gradient is."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from theorycheck.claims.recipes import Draw, instances
from theorycheck.optimization.geometry import onto_box
from theorycheck.optimization.iteration import Array, Number
from theorycheck.strategies.arrays import vectors
from theorycheck.strategies.numbers import choices, reals


@dataclass(frozen=True)
class NoisyParabola:
    """``f(x) = sum_k mu steepness_k (x_k - best_k)^2 / 2`` on [-1, 1]^d; steepness_1 is 1.

    A stochastic gradient adds `noise` with a random sign. If `saturated`, it is plus or minus mu
    along the first axis, with the chances that make its mean right: as large as any gradient on
    the box, everywhere. Then `best` is 0, and the start is on this axis.
    """

    mu: Number
    steepness: Array
    best: Array
    noise: Array
    saturated: bool
    start: Array

    @property
    def g_sq(self) -> Number:
        """The largest mean square of a stochastic gradient."""
        if self.saturated:
            return self.mu**2
        reach = self.mu * self.steepness * (1 + np.abs(self.best))
        return np.sum(reach**2) + np.sum(self.noise**2)

    def __call__(self, x: Array) -> Number:
        """Return the value at x of shape (..., d)."""
        return self.mu * np.sum(self.steepness * (x - self.best) ** 2, axis=-1) / 2

    def project(self, x: Array) -> Array:
        """Project onto the box."""
        return onto_box(-1, 1)(x)

    def gradient(self, x: Array, shares: Array) -> Array:
        """Return a stochastic gradient for shares (1, 0) or (0, 1), the mean for equal ones."""
        sign, mean = 2 * shares[..., :1] - 1, self.mu * self.steepness * (x - self.best)
        if not self.saturated:
            return mean + sign * self.noise
        return np.where(sign == 0, mean, self.mu * sign * np.eye(1, len(self.best), dtype=int)[0])

    def chances(self, path: Array, order: Sequence[Array], weights: Array) -> Array:
        """Return the probabilities of the outcomes, given those of fair signs."""
        if self.saturated:
            for x, shares in zip(path[:-1], order, strict=True):
                weights = weights * (1 + (2 * shares[..., 0] - 1) * x[:, 0])
        return weights


@instances
def noisy_parabolas(draw: Draw, *, dim: tuple[int, ...] = (1, 2, 50)) -> NoisyParabola:
    """Draw parabolas of condition number up to 8, with their noise and start."""
    d, mu, saturated = draw(choices(dim)), draw(reals(1 / 2, 2)), draw(choices((True, False)))
    start = np.ones(d) if draw(choices((False, True))) else draw(vectors(d))
    if saturated:
        axis, nothing = np.eye(1, d)[0], np.zeros(d)
        return NoisyParabola(mu, 1 + nothing, nothing, nothing, saturated, start * axis)
    steepness = np.where(np.arange(d) > 0, draw(vectors(d, 1, 8)), 1)
    return NoisyParabola(mu, steepness, draw(vectors(d)), draw(vectors(d, 0, 2)), saturated, start)
