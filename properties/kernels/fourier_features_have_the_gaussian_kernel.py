"""Random Fourier features: their mean product is the Gaussian kernel, at every bandwidth."""

import numpy as np
from sympy import Eq, Rational

from theorycheck import E, claim, symbol
from theorycheck.kernels import fourier_features, gaussian_kernel
from theorycheck.strategies import log_reals, reals

product = symbol("product", "product of a feature's values at two inputs, plus 2", nonnegative=True)
k = symbol("k", "the kernel of the two inputs", nonnegative=True)


@claim(
    source="Rahimi & Recht 2007, Random features for large-scale kernel machines, Theorem 1",
    then=Eq(E(product, between=(0, 4), within=Rational(1, 20)), 2 + k),
)
def fourier_features_have_the_gaussian_kernel(let, rng, trials, *, kernel=gaussian_kernel):
    """With frequencies N(0, I/bandwidth^2) and uniform phases, sqrt(2) cos(w.x + b) at two inputs
    has a mean product exp(-|x - z|^2/(2 bandwidth^2)).
    """
    bandwidth, distance, turn = let(log_reals(1 / 2, 2)), let(reals(0, 2)), let(reals(0, 3))
    X = np.array([[0.5, -0.25], [0.5 + distance * np.cos(turn), distance * np.sin(turn) - 0.25]])
    W = rng.standard_normal((trials, 2, 1)) / bandwidth
    values = fourier_features(X, W, rng.uniform(0, 2 * np.pi, (trials, 1)))[..., 0]
    return dict(product=2 + values[:, 0] * values[:, 1], k=kernel(X, bandwidth=bandwidth)[0, 1])
