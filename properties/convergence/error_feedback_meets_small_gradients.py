"""Workers that send the largest entries of what changed: the mean squared gradient."""

import numpy as np
from sympy import sqrt

from theorycheck import claim, symbol
from theorycheck.notation import L, T, eta
from theorycheck.optimization import error_feedback, largest_entries
from theorycheck.strategies import choices, reals, vectors
from theorycheck.strategies.finite_sums import finite_sums

alpha = symbol("alpha", "share of the squared norm that compression keeps at least", positive=True)
L_sq = symbol("L_sq", "mean squared smoothness of a worker's objective", positive=True)
error_0 = symbol("error_0", "mean squared error of what workers send first", nonnegative=True)
f_0 = symbol("f_0", "objective above its minimum at the start", nonnegative=True)
g_sq = symbol("g_sq", "squared gradient norm, averaged over the first T iterates", nonnegative=True)
lost = sqrt(1 - alpha)


@claim(
    source="Richtarik, Sokolov & Fatkhullin 2021, Theorem 1",
    assume=[eta * (L + sqrt(L_sq) * lost / (1 - lost)) <= 1],
    then=g_sq <= 2 * f_0 / (eta * T) + error_0 / ((1 - lost) * T),
    sharp=True,
)
def error_feedback_meets_small_gradients(let, *, descend=error_feedback):
    """If each worker corrects what it sent by a compressed difference, mean squared gradients are
    at most 2 gap/(eta T) + error/(theta T), with theta = 1 - sqrt(1 - alpha) and steps up to
    1/(L + L_workers sqrt(1 - alpha)/theta), as if nothing were lost but a constant.

    The largest k of d entries are sent: alpha is k/d.
    """
    n = let(choices((1, 2, 3, 8)))
    f = let(finite_sums(n, pulls=4, dim=(1, 2, 3, 20)))
    kept = min(f.d, let(choices((1, 2, 10))))
    x_0 = let(vectors(f.d, -2, 2))
    T = let(choices((1, 2, 4, 8, 50)))
    L, alpha = f.eigenvalues()[0], kept / (f.d + 0 * f.ridge)
    L_sq = np.sum((f.ridge + np.sum(f.rows**2, axis=1)) ** 2) / n
    lost = np.sqrt(1 - alpha)
    eta = let(reals(1 / 16, 17 / 16)) / (L + np.sqrt(L_sq) * lost / (1 - lost))
    shares, whole = np.eye(n, dtype=int), np.ones(n, dtype=int) * (1 + 0 * f.ridge) / n
    path = descend(
        lambda x: f.gradient(x + np.zeros((n, f.d), dtype=int), shares),
        x_0,
        eta,
        steps=T,
        compress=lambda g: largest_entries(g, kept),
    )
    first = f.gradient(x_0 + np.zeros((n, f.d), dtype=int), shares)
    return dict(
        eta=eta,
        L=L,
        L_sq=L_sq,
        alpha=alpha,
        T=T,
        f_0=f(x_0),
        error_0=np.sum((first - largest_entries(first, kept)) ** 2) / n,
        g_sq=np.sum(f.gradient(path[:-1], whole) ** 2) / T,
    )
