"""Features that mean nothing regularize: the interpolator on them is a ridge regression."""

import numpy as np
from sympy import sqrt

from theorycheck import claim, symbol
from theorycheck.arithmetic.linear_algebra import spectral_norm
from theorycheck.learning import least_squares, ridge, wishart_root
from theorycheck.strategies import choices, generator, log_reals, log_sizes, matrices, seeds
from theorycheck.strategies.designs import gaussian_like_designs

off = symbol("off", "largest distance to ridge, per unit of the labels' norm", nonnegative=True)
rho = symbol("rho", "the penalty, and what the junk adds to every example", positive=True)
uneven = symbol("uneven", "spectral norm of I - G/rho, G the junk's Gram matrix", nonnegative=True)


def mixed(let, n):
    """Draw a Gram matrix near I: any symmetric one, at any distance below 1."""
    S = let(matrices(n, n))
    S = S + S.T - let(choices([0, 2])) * np.diag(np.diag(S))  # sharpest without a diagonal
    size = let(log_reals(1 / 1024, 1))
    size = 1 - size if let(choices([True, False])) else size
    return np.eye(n) + size * S / max(np.linalg.norm(S, ord=2), 1e-3)


@claim(
    source="Kobak, Lomond & Sanchez 2020 (the limit); this explicit bound is derived here",
    assume=[uneven < 1],
    then=off <= uneven / (2 * sqrt(rho * (1 - uneven))),
    sharp=True,
)
def junk_features_are_ridge(let, *, fit=least_squares):
    """Append junk features of Gram matrix G, near rho I: whatever the labels, the minimum-norm
    interpolator uses the real ones almost as ridge regression with penalty rho does.

    The distance is X'(K + G)^-1 (rho I - G)(K + rho I)^-1, K = XX'. The last factor is at most
    1/rho, and the first 1/(2 sqrt(rho (1 - uneven))), as x/(1 + x^2) <= 1/2. Of M Gaussian
    features of variance rho/M, as half of those here are, `uneven` is of order sqrt(n/M).
    """
    n, d, rho = let(log_sizes(1, 32)), let(log_sizes(1, 8)), let(log_reals(1 / 16, 4))
    on_axes, is_gaussian = let(choices([True, False])), let(choices([False, True]))
    X = let(log_reals(1 / 64, 4)) * (np.eye(n, d) if on_axes else let(gaussian_like_designs(n, d)))
    if is_gaussian:  # turned into its first n directions, which changes no real coefficient
        M, rng = let(choices([2**6, 2**10, 2**20])), generator("junk", let(seeds()))
        junk = np.sqrt(rho / M) * wishart_root(rng, n, M, trials=1)[0]
    else:
        squares, axes = np.linalg.eigh(mixed(let, n))
        junk = axes * np.sqrt(rho * np.maximum(squares, 0))
    labels = np.eye(n)  # the distance is linear in them: its norm is a singular value
    both = np.concatenate([X, junk], axis=-1)
    off = spectral_norm(fit(both[None], labels)[..., :d] - ridge(X, labels, rho))
    uneven = np.linalg.norm(np.eye(n) - junk @ junk.T / rho, ord=2)
    return dict(rho=rho, off=off, uneven=uneven)
