"""Cyclic against randomized coordinate descent, on quadratics with equal correlations."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.optimization import coordinate_descent
from theorycheck.strategies import reals, sizes, vectors

f_random = symbol("f_random", "mean objective after as many random steps", nonnegative=True)
f_cyclic = symbol("f_cyclic", "objective after ten cycles", nonnegative=True)

CYCLES = 10


@claim(
    source="practice: solvers cycle by default (Friedman, Hastie & Tibshirani 2010, glmnet)",
    then=f_cyclic <= f_random,
    refuted_by="Sun & Ye 2021, by a factor of about d^2 at worst",
    witness=dict(d=8, c=0.9, x_0=np.array([0.84, 0.5, -0.16, -0.74, -1.0, -0.84, -0.32, 0.39])),
)
def cyclic_coordinate_descent_is_as_fast_as_random(let, *, descend=coordinate_descent):
    """Ten cycles over the coordinates are as good as as many random steps on average.

    The matrix A has ones on its diagonal and c elsewhere. The mean is exact: a random step turns
    the form aI + b11' of the objective into another such form.
    """
    d, c = let(sizes(2, 8)), let(reals(0, 1023 / 1024))
    x_0 = let(vectors(d))

    def gradient(x):
        return (1 - c) * x + c * np.sum(x, axis=-1, keepdims=True)

    x = descend(gradient, x_0, 1 + 0 * c, order=list(range(d)) * CYCLES)[-1]
    f_cyclic = np.sum(x * gradient(x)) / 2
    return dict(f_cyclic=f_cyclic, f_random=_mean_objective(x_0, c, CYCLES * len(x_0)))


def _mean_objective(x, c, steps):
    """Average over all sequences of so many coordinates what they leave of x'Ax/2.

    By the mean of M'QM over M = I - e_i e_i'A, Q having one eigenvalue on constants, one across.
    """
    d = len(x)
    along, across = 1 + (d - 1) * c, 1 - c
    p, q = along, across
    for _ in range(steps):
        corner = (p + (d - 1) * q) / d
        p = p - (2 * along * p - corner * along**2) / d
        q = q - (2 * across * q - corner * across**2) / d
    constant = np.sum(x) ** 2 / d
    return (p * constant + q * (np.sum(x * x) - constant)) / 2
