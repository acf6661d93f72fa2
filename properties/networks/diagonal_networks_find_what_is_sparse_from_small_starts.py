"""The scale of the start chooses the interpolant: small ones find sparse signals, large don't."""

import numpy as np
from sympy import And, Rational

from theorycheck import P, claim, symbol
from theorycheck.kernels.random_features import minimum_norm
from theorycheck.networks.diagonal import slopes_of_a_diagonal_network
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import choices

unlearnt = symbol(
    "unlearnt", "larger one of both mean squared errors in training", nonnegative=True
)
small = symbol("small", "squared distance to the signal from weights 1/1000, of its square")
large = symbol("large", "squared distance to the signal from weights 3/2, of its square")
off = symbol("off", "squared distance of the latter to the least norm's, of its square")

found, missed = small <= Rational(1, 50), And(off <= Rational(1, 50), large >= Rational(1, 5))


@claim(
    source="Woodworth et al. 2020 (COLT), Kernel and rich regimes, Theorem 2, on both limits; "
    "measured here",
    then=P(And(unlearnt <= Rational(1, 1000), found, missed)) >= Rational(3, 4),
)
def diagonal_networks_find_what_is_sparse_from_small_starts(
    let, rng, trials, *, descend=gradient_descent
):
    """Diagonal linear networks x -> x (u^2 - v^2) trained by gradient descent to interpolate n
    Gaussian examples of a signal with n/10 entries of 2n that aren't 0 end at the signal if all
    weights start at 1/1000, and at the interpolant of least Euclidean norm, which is far from it,
    if they start at 3/2: in three draws of four.
    """
    n = let(choices([20, 30]))
    X = rng.standard_normal((trials, n, 2 * n)) / n**0.5
    signs = rng.choice([-1.0, 1.0], (trials, 2 * n))
    signal = rng.permuted(signs * (np.arange(2 * n) < n // 10), axis=1)
    y = np.matvec(X, signal)
    small, error = _trained(X, y, 1 / 1000, 0.06, 1000, descend)
    large, other = _trained(X, y, 3 / 2, 0.02, 300, descend)
    return dict(
        unlearnt=np.maximum(error, other),
        small=_relative(small, signal),
        large=_relative(large, signal),
        off=_relative(large, minimum_norm(X, y[..., None])[..., 0]),
    )


def _trained(X, y, alpha, step_size, steps, descend):
    start = (np.full(X[:, 0].shape, alpha),) * 2
    u, v = descend(slopes_of_a_diagonal_network(X, y), start, step_size, steps=steps, watch="end")
    w = u * u - v * v
    return w, np.mean((np.matvec(X, w) - y) ** 2, axis=1)


def _relative(found, wanted):
    return np.sum((found - wanted) ** 2, axis=1) / np.sum(wanted**2, axis=1)
