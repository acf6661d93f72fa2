"""Steepest descent for the spectral norm, Muon without momentum: convex functions of matrices."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.arithmetic.linear_algebra import spectral_norm
from theorycheck.notation import L, T
from theorycheck.optimization import spectral_descent
from theorycheck.strategies import choices, matrices
from theorycheck.strategies.coupled import log_cosh_functions

f_T = symbol("f_T", "gap to the minimum after T steps", nonnegative=True)
R = symbol("R", "largest spectral norm of an iterate minus the minimizer", nonnegative=True)


@claim(
    source="Kelner, Lee, Orecchia & Sidford 2014 (R there over the first level set)",
    then=f_T <= 2 * L * R**2 / (T + 4),
    regime=[T >= 4],
)
def spectral_descent_converges(let, *, descend=spectral_descent):
    """If f is convex and L-smooth with respect to the spectral norm, steps of |G|/L along minus the
    polar factor of the gradient G, in its nuclear norm, have a gap of at most 2 L R^2/(T + 4).

    The functions are log-means of cosh(<A_i, X>), which couple all entries.
    """
    n = let(choices((1, 2, 7)))
    m = let(choices((1, 2, 7)))
    T = let(choices((1, 2, 3, 8, 20)))
    f = let(log_cosh_functions(n * m))
    X_0 = let(matrices(n, m, -2, 2))
    nuclear = np.sum(np.linalg.svd(f.rows.reshape(-1, n, m), compute_uv=False), axis=-1)
    L = np.max(nuclear) ** 2

    def gradient(X):
        return f.gradient(X.reshape(n * m)).reshape(n, m)

    path = descend(gradient, X_0, 1 / L, steps=T)
    away = path - f.argmin.reshape(n, m)
    return dict(L=L, T=T, R=np.max(spectral_norm(away)), f_T=f(path[-1].reshape(n * m)))
