"""Data sets of any size, as a shape, a law and a seed: up to 10,000 examples of 100 inputs."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import numpy as np

from theorycheck.claims.recipes import Draw, instances, whole_numbers
from theorycheck.learning.datasets import signs
from theorycheck.search.randomness import generator
from theorycheck.strategies.arrays import seeds
from theorycheck.strategies.numbers import choices, log_sizes
from theorycheck.strategies.seeded_arrays import handed_out, remembered
from theorycheck.strategies.spectra import Spectrum, spectra

INPUTS = ("gaussian", "sphere", "heavy-tailed")
TARGETS = ("linear teacher", "network teacher", "random labels")
_FREEDOM, _NEURONS, _STEPS = 3, 8, 64


@dataclass(frozen=True)
class DataSet:
    """n examples of d inputs; X and y are made from the seed when they are asked for.

    Inputs have a mean squared norm of 1 and the covariance `spectrum` along the axes: they are
    Gaussian, those divided by their norm, or multivariate Student's t of three degrees of freedom.
    Targets have a mean square of 1, plus noise of that deviation; random labels are -1 and +1.
    """

    n: int
    d: int
    inputs: str
    spectrum: Spectrum
    targets: str
    noise: Fraction
    seed: int
    one: float = field(default=1.0, repr=False)  # in the arithmetic of the run

    @property
    def X(self) -> Any:
        """Inputs (n, d)."""
        return handed_out(self, "inputs drawn", self._inputs())

    @property
    def y(self) -> Any:
        """Targets (n,)."""
        drawn = _targets(self.n, self.d, self.inputs, self.spectrum, self.seed, self.targets)
        if not self.noise or self.targets == "random labels":
            return handed_out(self, "targets drawn", drawn)
        return handed_out(self, "targets drawn", drawn + float(self.noise) * self._errors())

    def _inputs(self) -> np.ndarray:
        return _inputs(self.n, self.d, self.inputs, self.spectrum, self.seed)

    def _errors(self) -> np.ndarray:
        return _errors(self.n, self.seed)


@instances
def data_sets(
    draw: Draw,
    *,
    n: tuple[int, int] = (1, 10_000),
    d: tuple[int, int] = (1, 100),
    inputs: Sequence[str] = INPUTS,
    targets: Sequence[str] = TARGETS,
) -> DataSet:
    """Data sets of n examples of d inputs, of any of these laws, spectra and targets.

    They shrink towards one example of one input. Up to 1,024 numbers are run in exact arithmetic.
    """
    return DataSet(
        n=draw(log_sizes(*n)),
        d=draw(log_sizes(*d)),
        inputs=draw(choices(inputs)),
        spectrum=draw(spectra()),
        targets=draw(choices(targets)),
        noise=Fraction(draw(whole_numbers(0, _STEPS)), _STEPS),
        seed=draw(seeds()),
    )


@remembered
def _inputs(n: int, d: int, law: str, spectrum: Spectrum, seed: int) -> np.ndarray:
    rng, variances = generator("inputs", seed), spectrum.values(d)
    scale = np.sqrt(variances / np.sum(variances))
    X = rng.standard_normal((n, d)) * scale
    if law == "heavy-tailed":
        return X / np.sqrt(rng.chisquare(_FREEDOM, (n, 1)))  # 1/chi^2 has mean 1 for three degrees
    return X / np.linalg.norm(X, axis=1, keepdims=True) if law == "sphere" else X


@remembered
def _targets(n: int, d: int, law: str, spectrum: Spectrum, seed: int, targets: str) -> np.ndarray:
    rng = generator("targets", seed)
    if targets == "random labels":
        return signs(rng, n)
    X = _inputs(n, d, law, spectrum, seed)
    if targets == "linear teacher":
        y = X @ rng.standard_normal(d)
    else:
        y = np.maximum(X @ rng.standard_normal((d, _NEURONS)), 0) @ signs(rng, _NEURONS)
    size = np.sqrt(np.mean(y * y))
    return np.asarray(y / (size or 1))


@remembered
def _errors(n: int, seed: int) -> np.ndarray:
    return generator("errors", seed).standard_normal(n)
