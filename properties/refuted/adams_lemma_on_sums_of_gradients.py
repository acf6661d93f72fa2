"""A lemma in the proof of Adam's convergence theorem: wrong by scale, and by a logarithm."""

import numpy as np
from sympy import sqrt

from theorycheck import claim, symbol
from theorycheck.strategies import log_sizes, reals

total = symbol("total", "sum over t of |g_t| / sqrt t", nonnegative=True)
g_sq = symbol("g_sq", "sum of the squared gradients", nonnegative=True)
G = symbol("G", "largest size of a gradient", nonnegative=True)


@claim(
    source="Kingma & Ba 2015, Lemma 10.3",
    then=total <= 2 * G * sqrt(g_sq),
    refuted_by="Rubio 2017; Bock, Goppold & Weiss 2018",
    witness=dict(T=256, scale=1.0, decay=0.5),
)
def adams_lemma_on_sums_of_gradients(let):
    """The sum of sqrt(g_t^2 / t) is at most 2 G times the norm of all gradients.

    Asked of g_t = scale t^-decay: one small gradient is enough; at G = 1 and decay 1/2 both sides
    are sums of 1/t, and the larger one stands under a root.
    """
    T, scale, decay = let(log_sizes(1, 256)), let(reals(1 / 16, 1)), let(reals(0, 1))
    t = np.arange(1, T + 1) + 0 * scale
    g = scale * np.exp(-decay * np.log(t))
    return dict(total=np.sum(g / np.sqrt(t)), g_sq=np.sum(g**2), G=scale)
