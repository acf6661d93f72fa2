"""Gradient descent on a diagonal network towards sparse solutions: small features stay unused."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.notation import eta
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import log_reals, reals, sizes, vectors

w = symbol("w", "weight u^2 - v^2 of a feature after the last step", real=True)
alpha = symbol("alpha", "value at which every u and v starts", positive=True)
y = symbol("y", "target", positive=True)
X = symbol("X", "value of the largest feature", positive=True)
rho = symbol("rho", "value of the feature, as a share of the largest", nonnegative=True)
overshoot = symbol("overshoot", "largest output so far minus the target", real=True)


@claim(
    source="derived here, for a finite step; compare Woodworth et al. 2020, Theorem 1",
    assume=[overshoot <= 0],
    then=w <= alpha**2 * (1 + y / (X * alpha**2)) ** (rho * (1 + eta * X * y)),
)
def diagonal_networks_find_sparse_solutions(let, *, descend=gradient_descent):
    """Fitting one example by weights u^2 - v^2 that start at 0, gradient descent gives a feature of
    share rho of the largest no more than alpha^2 (1 + y/(X alpha^2))^(rho (1 + eta X y)), which
    vanishes with the start alpha unless rho is 1: the solution of least l1 norm.

    Each step multiplies u by 1 + z rho, z = 2 eta X times the residual, at most 2 eta X y; and
    log(1 + z rho) <= rho z <= rho (1 + z/2) log(1 + z), the sum of which the largest u bounds.
    """
    alpha = let(log_reals(1 / 64, 1))
    y = let(reals(1 / 4, 2))
    X = let(reals(1 / 4, 2))
    shares = let(vectors(let(sizes(1, 3)), 0, 1))
    rho = np.append(shares, 1)
    eta = let(reals(0, 1 / (2 * X * (y + 8 * X * alpha**2))))
    x = X * rho

    def slopes(point):
        u, v = point
        residual = np.sum(x * (u * u - v * v)) - y
        return 2 * residual * x * u, -2 * residual * x * v

    start = alpha * (1 + 0 * rho)
    u, v = descend(slopes, (start, start), eta, steps=24)
    outputs = (u**2 - v**2) @ x
    return dict(
        w=u[-1] ** 2 - v[-1] ** 2,
        alpha=alpha,
        y=y,
        X=X,
        rho=rho,
        eta=eta,
        overshoot=np.max(outputs - y),
    )
