"""Gradient flow on a diagonal linear network, of weights u^2 - v^2, with many examples."""

import numpy as np
from sympy import Rational

from theorycheck import claim, symbol
from theorycheck.networks.diagonal import slopes_of_a_diagonal_network
from theorycheck.networks.linear_flow import gradient_flow
from theorycheck.networks.losses import SLOPES
from theorycheck.strategies import choices, generator, log_reals, log_sizes, seeds, sizes

outside = symbol(
    "outside", "norm of the part of asinh(w_t/(2 alpha^2)) across the rows of X", nonnegative=True
)
whole = symbol("whole", "norm of asinh(w_t/(2 alpha^2))", nonnegative=True)


@claim(
    source="Woodworth et al. 2020 (COLT), Theorem 1",
    then=outside <= Rational(1, 10**6) * whole,
)
def diagonal_networks_follow_the_hypentropy(let, *, integrate=gradient_flow):
    """From u = v = alpha, gradient flow on any loss of X w is at every time at the weights of least
    potential alpha^2 sum q(w_i / alpha^2) among those of the same outputs, so also in the limit:
    the slope asinh(w/(2 alpha^2)) of the potential is a combination of the rows of X.

    q(z) = 2 - sqrt(4 + z^2) + z asinh(z/2) is like z^2/4 for small z, and like |z| log |z| for
    large ones: small starts find sparse weights. The flow is integrated to six digits.
    """
    n = let(sizes(1, 8))
    d = n + let(log_sizes(1, 24))
    alpha = let(log_reals(1 / 64, 4))
    noise = let(log_reals(1 / 8, 4))
    duration = let(log_reals(1 / 64, 1))
    slope = SLOPES[let(choices(sorted(SLOPES)))]
    rng = generator("diagonal", let(seeds()))
    X = rng.normal(size=(n, d)) / d**0.5
    sparse = (rng.permutation(d) < 3) * rng.normal(size=d)
    y = X @ sparse + noise * rng.normal(size=n) / 4
    start = (np.full(d, alpha), np.full(d, alpha))
    top = np.linalg.norm(X, 2)
    pull = max(np.linalg.norm(y), np.linalg.norm(slope(-y)))  # some slopes are not 0 at 0
    time = duration / (4 * top * (2 * alpha**2 * top + pull))
    u, v = integrate(slopes_of_a_diagonal_network(X, y, slope), start, time, steps=32)
    slopes = np.arcsinh((u[[8, 32]] ** 2 - v[[8, 32]] ** 2) / (2 * alpha**2))
    across = slopes - slopes @ np.linalg.pinv(X) @ X
    outside, whole = (np.linalg.norm(a, axis=1) for a in (across, slopes))
    return dict(outside=outside, whole=whole)
