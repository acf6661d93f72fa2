"""Symmetric matrix factorization from an aligned start: every mode converges from below."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.notation import eta
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import log_sizes, reals, sizes, vectors
from theorycheck.strategies.arrays import diagonal, reflected, rotations

t = symbol("t", "number of steps taken", integer=True, nonnegative=True)
x_sq = symbol("x_sq", "squared start of a mode", positive=True)
missing_0 = symbol("missing_0", "its eigenvalue minus that", nonnegative=True)
missing_t = symbol("missing_t", "what the mode still misses after t steps", nonnegative=True)
top = symbol("top", "largest eigenvalue of the target", positive=True)


@claim(
    source="derived here; compare Gidel, Bach & Lacoste-Julien 2019",
    assume=[2 * eta * top <= 1],
    then=missing_t <= (1 - 2 * eta * x_sq) ** t * missing_0,
    sharp=True,
    needs=[2 * eta * top <= 1],
)
def matrix_factorization_learns_mode_by_mode(let, *, descend=gradient_descent):
    """On |X X' - M|_F^2 / 4, a mode that starts at x below its root shrinks by 1 - 2 eta x^2."""
    d = let(sizes(1, 8))
    T = let(log_sizes(1, 100))
    x = let(vectors(d, 1 / 8, 1))
    missing = let(vectors(d, 1 / 64, 1))
    basis = let(rotations(d))
    a = x**2 + missing
    eta = let(reals(1 / 16, 2)) / np.max(a)
    X_0 = reflected(basis, diagonal(x)).T
    M = reflected(basis, reflected(basis, diagonal(a)).T)
    path = descend(lambda X: (X @ X.T - M) @ X, X_0, eta, steps=T)[1:]
    errors = M - path @ path.mT
    aligned = reflected(basis, reflected(basis, errors, inverse=True).mT, inverse=True)
    return dict(
        eta=eta,
        t=np.arange(1, T + 1)[:, None],
        x_sq=x**2,
        top=np.max(a),
        missing_0=missing,
        missing_t=np.diagonal(aligned, axis1=1, axis2=2),
    )
