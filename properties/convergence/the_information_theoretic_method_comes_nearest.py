"""The information-theoretic exact method on a smooth, strongly convex function: the distance."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.notation import L, mu
from theorycheck.optimization import exact_method_weights, information_theoretic_exact_method
from theorycheck.strategies import log_sizes
from theorycheck.strategies.arrays import points
from theorycheck.strategies.function_classes import convex_functions

A = symbol("A", "last weight of the method", nonnegative=True)
d_sq = symbol("d_sq", "squared distance to the minimizer after the last step", nonnegative=True)
R_sq = symbol("R_sq", "squared distance from the start to the minimizer", nonnegative=True)


@claim(
    source="Taylor & Drori 2023, Mathematical Programming 199, Theorem 3",
    assume=[mu < L],
    then=d_sq <= R_sq / (1 + mu / L * A),
    sharp=True,
)
def the_information_theoretic_method_comes_nearest(
    let, *, descend=information_theoretic_exact_method
):
    """With the weights for mu and L, the squared distance is at most R^2/(1 + mu A/L) in the end;
    that no method can promise less is not checked here.
    """
    f = let(convex_functions(ridge=4))
    x_0 = let(points(f.dim, 2))
    T = let(log_sizes(1, 64))
    mu = np.minimum(f.mu, f.L / 2)
    path = descend(f.gradient, x_0, 1 / f.L, steps=T, mu=mu)
    d_sq, R_sq = (np.sum((x - f.argmin) ** 2) for x in (path[-1], x_0))
    return dict(mu=mu, L=f.L, A=exact_method_weights(mu / f.L, T)[-1], d_sq=d_sq, R_sq=R_sq)
