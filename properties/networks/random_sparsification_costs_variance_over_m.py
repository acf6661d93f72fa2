"""Maurey's lemma: m random terms of a convex combination are as good as 1/m, in any dimension."""

import numpy as np
from sympy import Eq

from theorycheck import E, claim, symbol
from theorycheck.learning import independent, sequences
from theorycheck.notation import m
from theorycheck.strategies import matrices, sizes
from theorycheck.strategies.inputs import mixtures

error = symbol(
    "error", "squared distance of m random terms' average to the mixture", nonnegative=True
)
g2 = symbol("g2", "mean squared norm of a term", nonnegative=True)
f2 = symbol("f2", "squared norm of the mixture", nonnegative=True)


@claim(
    source="Maurey; Pisier 1981; Barron 1993, Lemma 1",
    then=Eq(E(error), (g2 - f2) / m),
)
def random_sparsification_costs_variance_over_m(let):
    """Averaging m terms drawn from a mixture f misses f by (E|g|^2 - |f|^2)/m in mean square:
    some network with m neurons does so well.
    """
    atoms, m, d = let(sizes(1, 6)), let(sizes(1, 4)), let(sizes(1, 8))
    G, law = let(matrices(atoms, d)), let(mixtures(atoms))
    f, draws = law @ G, sequences(m, atoms)
    averages = np.sum(G[draws], axis=1) / m
    error = np.sum((averages - f) ** 2, axis=1)
    g2, f2 = law @ np.sum(G**2, axis=1), np.sum(f**2)
    return dict(m=m, g2=g2, f2=f2, error=error, weights=independent(law, draws))
