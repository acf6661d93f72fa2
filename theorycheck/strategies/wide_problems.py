"""Data and targets for wide linear networks, and widths from too few neurons to enough."""

from dataclasses import dataclass

import numpy as np

from theorycheck.claims.recipes import Draw, instances, whole_numbers
from theorycheck.optimization.iteration import Array
from theorycheck.search.randomness import generator
from theorycheck.strategies.arrays import seeds
from theorycheck.strategies.numbers import choices, log_reals


@dataclass(frozen=True)
class WideProblem:
    """Data X (N, n) of full column rank, targets X W (N, m), a confidence and a hidden width."""

    X: Array
    W: Array
    delta: float
    h: int

    @property
    def data(self) -> Array:
        """Singular values of X, largest first."""
        return np.linalg.svd(self.X, compute_uv=False)

    @property
    def size(self) -> float:
        """Frobenius norm of the target map."""
        return float(np.linalg.norm(self.W))


@instances
def wide_problems(draw: Draw, *, sizes: int = 4, largest: float = 20.0) -> WideProblem:
    """Draw up to `sizes` inputs and outputs, target maps of a norm up to `largest`.

    One width in four is too small, from n + m on; the others are up to twice what
    `wide_linear_networks_converge_with_high_probability` asks for.
    """
    n, m = (draw(whole_numbers(1, sizes)) for _ in range(2))
    samples, spread = n + draw(whole_numbers(0, 2)), draw(log_reals(1, 4))
    delta = draw(choices((0.1, 0.01, 0.5)))
    enough, norm = draw(whole_numbers(0, 3)) < 3, draw(log_reals(1 / 8, largest))
    share = draw(log_reals(1, 2) if enough else log_reals(1 / 65536, 1))
    rng = generator("wide", draw(seeds()))
    left, right = (np.linalg.qr(rng.normal(size=(k, n)))[0] for k in (samples, n))
    W = rng.normal(size=(n, m))
    W = norm / np.linalg.norm(W) * W
    needed = (norm + np.sqrt(n * m) + np.sqrt(2 * np.log(6 / delta))) * 16 * spread
    h = max(int(np.ceil(share * needed**2)), n + m)
    return WideProblem(left * np.geomspace(1, 1 / spread, n) @ right.T, W, delta, h)
