"""Least squares by stochastic gradients with a constant step, averaged: the rate 1/n."""

import numpy as np
from sympy import sqrt

from theorycheck import claim, symbol
from theorycheck.notation import R, T, d, eta, sigma
from theorycheck.optimization import one_like, stochastic_gradient_descent
from theorycheck.optimization.moments import affine_steps, second_moments, with_sums
from theorycheck.strategies import choices, log_sizes, reals, vectors
from theorycheck.strategies.finite_sums import FiniteSum, finite_sums

r_sq = symbol("r_sq", "E |x|^2 x x' is at most r_sq E x x', for the inputs x", nonnegative=True)
excess = symbol(
    "excess", "mean of half the squared error of the average, above its least", nonnegative=True
)


@claim(
    source="Bach & Moulines 2013, Theorem 1",
    assume=[eta * r_sq < 1],
    then=excess <= (sigma * sqrt(d) / (1 - sqrt(eta * r_sq)) + R / sqrt(eta)) ** 2 / (2 * T),
    regime=[T >= 2, eta * d * sigma**2 >= R**2],
)
def averaged_least_mean_squares_need_no_small_steps(let, *, descend=stochastic_gradient_descent):
    """With a constant step below 1/r^2, the average of T iterates has a mean excess of at most
    (sigma sqrt d/(1 - r sqrt eta) + R/sqrt eta)^2/(2 T), whatever the least curvature is.

    Each input comes with an error of either sign, and every step is affine: the second moments, and
    with them the mean, follow from the steps of each example, over all samples.
    """
    k = let(choices((1, 2, 4, 25)))
    inputs = np.repeat(let(finite_sums(k, ridge=0, pulls=0, dim=(1, 2, 4))).rows, 2, axis=0)
    errors = np.repeat(let(vectors(k, 0, 2)), 2) * np.where(np.arange(2 * k) % 2, -1, 1)
    f = FiniteSum(inputs, 0 * errors[0], inputs * errors[:, None])
    x_0 = let(vectors(f.d, -2, 2)) * let(choices((0, 1)))
    T = let(log_sizes(1, 500))
    eta = let(reals(1 / 64, 1)) / np.maximum(f.L_max, 1 / 64)
    shares, d = np.eye(f.n, dtype=int), f.d
    maps = affine_steps(
        lambda x, i: descend(f.gradient, x, eta, order=shares[i][None])[1], f.n, 0 * x_0
    )
    z_0 = np.concatenate([x_0, 0 * x_0, [one_like(eta)]])
    of_sums = second_moments(with_sums(maps), z_0, T)[-1, d : 2 * d, d : 2 * d]
    return dict(
        eta=eta,
        r_sq=f.L_max,
        sigma=np.max(np.abs(errors)),
        d=d,
        T=T,
        R=np.sqrt(np.sum(x_0**2)),
        excess=np.sum((inputs.T @ inputs) * of_sums) / (2 * f.n * T**2),
    )
