"""Least squares by stochastic gradients with a constant step, averaged: the rate 1/n."""

import numpy as np
from sympy import sqrt

from theorycheck import E, claim, symbol
from theorycheck.notation import R, T, d, eta, sigma
from theorycheck.optimization import one_like, stochastic_gradient_descent
from theorycheck.optimization.minibatches import sampled_batches
from theorycheck.strategies import choices, reals, vectors
from theorycheck.strategies.finite_sums import HORIZONS, FiniteSum, finite_sums

r_sq = symbol("r_sq", "E |x|^2 x x' is at most r_sq E x x', for the inputs x", nonnegative=True)
excess = symbol("excess", "mean squared error / 2 of the average, above its least", real=True)


@claim(
    source="Bach & Moulines 2013, Theorem 1",
    assume=[eta * r_sq < 1],
    then=E(excess) <= (sigma * sqrt(d) / (1 - sqrt(eta * r_sq)) + R / sqrt(eta)) ** 2 / (2 * T),
)
def averaged_least_mean_squares_need_no_small_steps(let, *, descend=stochastic_gradient_descent):
    """With a constant step below 1/r^2, the average of T iterates has a mean excess of at most
    (sigma sqrt d/(1 - r sqrt eta) + R/sqrt eta)^2/(2 T), whatever the least curvature is.

    Each input comes with an error of either sign; in long runs only the last rounds are sampled.
    """
    k = let(choices((1, 2, 4, 25)))
    inputs = np.repeat(let(finite_sums(k, ridge=0, pulls=0)).rows, 2, axis=0)
    errors = np.repeat(let(vectors(k, 0, 2)), 2) * np.where(np.arange(2 * k) % 2, -1, 1)
    f = FiniteSum(inputs, 0 * errors[0], inputs * errors[:, None])
    x_0 = let(vectors(f.d, -2, 2))
    T = let(choices(HORIZONS))
    eta = let(reals(1 / 64, 1)) / np.maximum(f.L_max, 1 / 64)
    order, weights = sampled_batches(2 * k, T, one_like(eta))
    path = descend(f.gradient, np.broadcast_to(x_0, (len(weights), f.d)), eta, order=order)
    return dict(
        eta=eta,
        r_sq=f.L_max,
        sigma=np.max(np.abs(errors)),
        d=f.d,
        T=T,
        R=np.sqrt(np.sum(x_0**2)),
        excess=f(np.sum(path[:-1], axis=0) / T),
        weights=weights,
    )
