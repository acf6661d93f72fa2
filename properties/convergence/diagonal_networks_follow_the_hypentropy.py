"""Gradient flow on a diagonal linear network, of weights u^2 - v^2, with many examples."""

import numpy as np
from sympy import Rational

from theorycheck import claim, symbol
from theorycheck.networks.diagonal import hypentropy, slopes_of_a_diagonal_network
from theorycheck.networks.linear_flow import gradient_flow
from theorycheck.strategies import generator, log_reals, log_sizes, reals, seeds, sizes

potential = symbol("potential", "hypentropy of the flow's weights w_t", nonnegative=True)
other = symbol("other", "that of weights w with X w = X w_t", nonnegative=True)


@claim(
    source="Woodworth et al. 2020 (COLT), Theorem 1",
    then=potential <= (1 + Rational(1, 10**6)) * other,
    sharp=True,
)
def diagonal_networks_follow_the_hypentropy(let, *, integrate=gradient_flow):
    """From u = v = alpha, gradient flow on any loss of X w is at every time at the weights of least
    potential alpha^2 sum q(w_i / alpha^2) among those of the same outputs, so also in the limit.

    q(z) = 2 - sqrt(4 + z^2) + z asinh(z/2) is like z^2/4 for small z, and like |z| log |z| for
    large ones: small starts find sparse weights. The flow is integrated to six digits.
    """
    n = let(sizes(1, 8))
    d = n + let(log_sizes(1, 24))
    alpha = let(log_reals(1 / 64, 4))
    noise = let(log_reals(1 / 8, 4))
    duration = let(log_reals(1 / 4, 8))
    away = let(reals(0, 2))
    rng = generator("diagonal", let(seeds()))
    X = rng.normal(size=(n, d)) / d**0.5
    sparse = (rng.permutation(d) < 3) * rng.normal(size=d)
    y = X @ sparse + noise * rng.normal(size=n) / 4
    start = (np.full(d, alpha), np.full(d, alpha))
    time = duration / (1 + np.linalg.norm(y) + alpha**2)
    u, v = integrate(slopes_of_a_diagonal_network(X, y), start, time, steps=40)
    w = u[[10, 40]] ** 2 - v[[10, 40]] ** 2
    direction = rng.normal(size=d)
    unseen = direction - np.linalg.pinv(X) @ (X @ direction)
    shift = away * np.linalg.norm(w[-1]) / (1e-9 + np.linalg.norm(unseen)) * unseen
    return dict(potential=hypentropy(w, alpha), other=hypentropy(w + shift, alpha))
