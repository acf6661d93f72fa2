"""Convex functions that no quadratic bounds: (L0, L1)-smooth and self-concordant ones."""

from dataclasses import dataclass

import numpy as np

from theorycheck.claims.recipes import Draw, instances, whole_numbers
from theorycheck.optimization.iteration import Array, Number
from theorycheck.strategies.arrays import matrices, reflected, vectors
from theorycheck.strategies.numbers import choices, log_reals, log_sizes, reals
from theorycheck.strategies.spectra import large_rotations


@dataclass(frozen=True)
class Steep:
    """A sum of c (cosh(a u) - 1)/a^2, or of c u^4/4, over u = Q'(x - argmin): minimum 0.

    c and a have shape (dim,); which are `quartic` is 1 or 0. The norm of the Hessian is at most
    L0 + L1 |gradient|.
    """

    c: Array
    a: Array
    quartic: Array
    rotation: tuple[Array, ...]
    argmin: Array

    @property
    def dim(self) -> int:
        """Dimension of the argument."""
        return len(self.c)

    @property
    def L0(self) -> Number:
        """Largest curvature where the gradient is 0, or more: c, and 4 c/a^2 of quartics."""
        return np.max(np.where(self.quartic > 0, 4 * self.c / self.a**2, self.c))

    @property
    def L1(self) -> Number:
        """How much curvature comes with a gradient of norm 1, at most."""
        return np.max(self.a)

    def gradient(self, x: Array) -> Array:
        """Return the gradient at x of shape (..., dim)."""
        u = reflected(self.rotation, x - self.argmin, inverse=True)
        rise, fall = np.exp(self.a * u), np.exp(-self.a * u)
        slope = np.where(self.quartic > 0, u**3, (rise - fall) / (2 * self.a))
        return reflected(self.rotation, self.c * slope)

    def __call__(self, x: Array) -> Number:
        """Return the value at x of shape (..., dim)."""
        u = reflected(self.rotation, x - self.argmin, inverse=True)
        rise, fall = np.exp(self.a * u), np.exp(-self.a * u)
        each = np.where(self.quartic > 0, u**4 / 4, (rise + fall - 2) / (2 * self.a**2))
        return np.sum(self.c * each, axis=-1)


@instances
def steep_functions(draw: Draw, *, dim: tuple[int, int] = (1, 50)) -> Steep:
    """Draw sums of cosh, or of fourth powers, or of both."""
    d = draw(log_sizes(*dim))
    c, a = draw(vectors(d, 1 / 8, 4)), draw(vectors(d, 1 / 8, 4))
    quartic = np.arange(d) % 2 * draw(whole_numbers(0, 1)) + draw(whole_numbers(0, 1))
    return Steep(c, a, quartic % 2, draw(large_rotations(d)), draw(vectors(d)))


@dataclass(frozen=True)
class Barrier:
    """``<tilt, z> + ridge |z|^2 / 2 - sum_i log(slack_i - rows_i . z)``, z = x - inside.

    It is self-concordant. The rows have shape (n, dim), the slacks (n,) are positive.
    """

    rows: Array
    slack: Array
    tilt: Array
    ridge: Number
    inside: Array

    @property
    def dim(self) -> int:
        """Dimension of the argument."""
        return int(self.rows.shape[1])

    def gradient(self, x: Array) -> Array:
        """Return the gradient at x (dim,)."""
        z = x - self.inside
        return self.tilt + self.ridge * z + (1 / (self.slack - self.rows @ z)) @ self.rows

    def hessian(self, x: Array) -> Array:
        """Return the Hessian at x (dim,), positive definite."""
        scaled = self.rows / (self.slack - self.rows @ (x - self.inside))[:, None]
        return scaled.T @ scaled + self.ridge * np.eye(self.dim, dtype=int)


@instances
def barriers(draw: Draw, *, dim: tuple[int, int] = (1, 20)) -> Barrier:
    """Draw such functions, whose gradients at the point inside are of any size."""
    d = draw(log_sizes(*dim))
    n = draw(choices((1, 3, 10)))
    rows, slack = draw(matrices(n, d)), draw(vectors(n, 1 / 16, 2))
    rows = rows + np.eye(n, d)
    size = draw(log_reals(1 / 1024, 16))
    tilt = size * draw(vectors(d)) - (1 / slack) @ rows
    return Barrier(rows, slack, tilt, draw(reals(1 / 64, 1)), draw(vectors(d)))
