"""Exponentiated gradient on underdetermined least squares: which solutions it can find."""

import numpy as np
from sympy import Eq

from theorycheck import claim, symbol
from theorycheck.optimization import mirror_descent
from theorycheck.strategies import reals, vectors

first = symbol("first", "a_j log(x_i / start_i)", real=True)
second = symbol("second", "a_i log(x_j / start_j)", real=True)


@claim(
    source="Gunasekar, Lee, Soudry & Srebro 2018, Theorem 1",
    then=Eq(first, second),
)
def mirror_descent_keeps_its_bregman_path(let, *, descend=mirror_descent):
    """On a . x = b, log(x_t / x_0) stays a multiple of a: the limit is the entropic projection."""
    a = let(vectors(3, 1 / 4, 2))
    start = let(vectors(3, 1 / 4, 2))
    b = let(reals(1 / 4, 4))
    eta = let(reals(1 / 64, 1 / 8))
    path = descend(
        lambda x: a * (np.sum(a * x) - b),
        start,
        eta,
        steps=6,
        mirror_step=lambda x, g: x * np.exp(-g),
    )
    moved = np.log(path[1:] / start)
    return dict(first=a[1:] * moved[:, :-1], second=a[:-1] * moved[:, 1:])
