"""Features that mean nothing regularize: the interpolator on them is a ridge regression."""

import numpy as np
from sympy import log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.estimators import least_squares, ridge
from theorycheck.notation import M, delta, n
from theorycheck.strategies import log_reals, matrices, probabilities, sizes, vectors

off = symbol("off", "distance of the real features' coefficients to ridge", nonnegative=True)
norm_y = symbol("norm_y", "norm of the labels", nonnegative=True)
rho = symbol("rho", "total variance of the junk features", positive=True)

eps = (1 + (sqrt(n) + sqrt(2 * log(2 / delta))) / sqrt(M)) ** 2 - 1


@claim(
    source="Kobak, Lomond & Sanchez 2020 (the limit); this explicit bound is derived here",
    then=P(off <= eps * norm_y / (2 * sqrt(rho * (1 - eps)))) >= 1 - delta,
)
def junk_features_are_ridge(let, rng, trials, *, fit=least_squares):
    """Append M Gaussian junk features of total variance rho: the minimum-norm interpolator uses
    the real ones almost as ridge regression with penalty rho does, up to an explicit
    O(sqrt(n/M)).
    """
    n, d = let(sizes(1, 2)), let(sizes(1, 2))
    M, delta = 256, let(probabilities(0.1, 0.5))
    rho = let(log_reals(1 / 16, 4))
    X, y = let(matrices(n, d)), let(vectors(n))
    junk = rng.standard_normal((trials, n, M)) * np.sqrt(rho / M)
    # rotating the junk into its first n directions changes no coefficient of a real feature
    roots = np.linalg.cholesky(junk @ junk.mT)
    both = np.concatenate([np.broadcast_to(X, (trials, n, d)), roots], axis=-1)
    off = np.linalg.norm(fit(both, y)[:, :d] - ridge(X, y, rho), axis=-1)
    return dict(n=n, M=M, delta=delta, rho=rho, norm_y=np.linalg.norm(y), off=off)
