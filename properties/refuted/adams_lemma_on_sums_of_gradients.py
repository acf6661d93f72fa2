"""A lemma in the proof of Adam's convergence theorem, which is not even invariant to scale."""

import numpy as np
from sympy import sqrt

from theorycheck import claim, symbol
from theorycheck.strategies import sizes, vectors

total = symbol("total", "sum over t of |g_t| / sqrt t", nonnegative=True)
g_sq = symbol("g_sq", "sum of the squared gradients", nonnegative=True)
G = symbol("G", "largest size of a gradient", nonnegative=True)


@claim(
    source="Kingma & Ba 2015, Lemma 10.3",
    then=total <= 2 * G * sqrt(g_sq),
    refuted_by="Rubio 2017; Bock, Goppold & Weiss 2018",
)
def adams_lemma_on_sums_of_gradients(let):
    """The sum of sqrt(g_t^2 / t) is at most 2 G times the norm of all gradients."""
    T = let(sizes(1, 6))
    g = let(vectors(T))
    roots = np.sqrt(np.arange(1, T + 1) + 0 * g)
    return dict(total=np.sum(np.abs(g) / roots), g_sq=np.sum(g**2), G=np.max(np.abs(g)))
