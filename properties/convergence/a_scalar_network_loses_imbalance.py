"""Gradient descent on the scalar network (u v - y)^2 / 2: the residual and the imbalance."""

from sympy import Eq

from theorycheck import claim, symbol
from theorycheck.notation import eta
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import reals, vectors

q = symbol("q", "imbalance u^2 - v^2 before a step", real=True)
q_after = symbol("q_after", "imbalance after it", real=True)
r = symbol("r", "residual u v - y before it", real=True)


@claim(
    source="Du, Hu & Lee 2018; Wang, Chen, Zhao & Tao 2022",
    then=Eq(q_after, (1 - eta**2 * r**2) * q),
)
def a_scalar_network_loses_imbalance(let, *, descend=gradient_descent):
    """Each step of size eta multiplies u^2 - v^2 by 1 - eta^2 r^2: large steps find flat minima."""
    x_0 = let(vectors(2, -2, 2))
    y = let(reals(-2, 2))
    eta = let(reals(1 / 16, 1))
    path = descend(lambda x: x[::-1] * (x[0] * x[1] - y), x_0, eta, steps=3)
    q, r = path[:, 0] ** 2 - path[:, 1] ** 2, path[:, 0] * path[:, 1] - y
    return dict(eta=eta, q=q[:-1], q_after=q[1:], r=r[:-1])
