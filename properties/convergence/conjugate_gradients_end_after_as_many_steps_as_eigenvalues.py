"""Conjugate gradients on a quadratic: after finitely many steps they are done."""

import numpy as np
from sympy import Eq

from theorycheck import claim, symbol
from theorycheck.optimization import conjugate_gradients
from theorycheck.strategies import log_sizes, reals, sizes, vectors
from theorycheck.strategies.functions import Quadratic
from theorycheck.strategies.spectra import large_rotations

x_end = symbol("x_end", "where the method ends, coordinate by coordinate")
x_star = symbol("x_star", "the minimizer")


@claim(
    source="Hestenes & Stiefel 1952, Theorem 4:1; Nocedal & Wright 2006, Theorem 5.4",
    then=Eq(x_end, x_star),
)
def conjugate_gradients_end_after_as_many_steps_as_eigenvalues(let, *, descend=conjugate_gradients):
    """Without rounding, as many steps as there are different eigenvalues reach the minimizer."""
    m = let(sizes(1, 6))
    different = let(vectors(m, 1 / 16, 4))
    d = let(log_sizes(1, 50)) + m - 1
    rotation = let(large_rotations(d))
    argmin = let(vectors(d))
    x_0 = let(vectors(d))
    f = Quadratic(different[np.arange(d) % m], rotation, argmin)
    return dict(x_end=descend(f.gradient, x_0, let(reals(1 / 4, 2)), steps=m)[-1], x_star=argmin)
