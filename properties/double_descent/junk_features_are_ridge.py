"""Features that mean nothing regularize: the interpolator on them is a ridge regression."""

import numpy as np
from sympy import Rational, log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.arithmetic.linear_algebra import spectral_norm
from theorycheck.learning import least_squares, ridge, wishart_root
from theorycheck.notation import M, delta, n
from theorycheck.strategies import choices, log_reals, matrices, probabilities, reals, sizes

off = symbol("off", "largest distance to ridge, per unit of the labels' norm", nonnegative=True)
rho = symbol("rho", "total variance of the junk features", positive=True)

x = (sqrt(n) + sqrt(2 * log(2 / delta))) / sqrt(M)


@claim(
    source="Kobak, Lomond & Sanchez 2020 (the limit); this explicit bound is derived here",
    assume=[x <= Rational(1, 2)],
    then=P(off <= (2 * x + x**2) / (2 * sqrt(rho) * (1 - x))) >= 1 - delta,
)
def junk_features_are_ridge(let, rng, trials, *, fit=least_squares):
    """Append M Gaussian junk features of total variance rho: whatever the labels, the minimum-norm
    interpolator uses the real ones almost as ridge regression with penalty rho does, up to an
    explicit O(sqrt(n/M)).
    """
    n, d = let(sizes(1, 8)), let(sizes(1, 8))
    M, delta = let(choices([2**8, 2**12, 2**20])), let(probabilities(0.05, 0.9))
    rho = let(log_reals(1 / 16, 4))
    on_axes = n * d > 16 or let(choices([False, True]))
    X = let(reals(1 / 8, 2)) * np.eye(n, d) if on_axes else let(matrices(n, d))
    # rotating the junk into its first n directions changes no coefficient of a real feature
    junk = np.sqrt(rho / M) * wishart_root(rng, n, M, trials=trials)
    both = np.concatenate([np.broadcast_to(X, (trials, n, d)), junk], axis=-1)
    labels = np.eye(n)  # the distance is linear in them: its norm is a singular value
    off = spectral_norm(fit(both[:, None], labels)[..., :d] - ridge(X, labels, rho))
    return dict(n=n, M=M, delta=delta, rho=rho, off=off)
