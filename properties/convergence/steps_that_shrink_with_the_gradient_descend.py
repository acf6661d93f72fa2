"""Gradient descent where the curvature grows with the gradient: (L0, L1)-smooth functions."""

from numpy.linalg import norm

from theorycheck import claim, symbol
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import choices, reals, vectors
from theorycheck.strategies.steep import steep_functions

L_0 = symbol("L_0", "bound on the Hessian's norm where the gradient is 0", positive=True)
L_1 = symbol("L_1", "growth of that bound with the norm of the gradient", nonnegative=True)
g_T = symbol("g_T", "norm of the gradient after T steps", nonnegative=True)
fall = symbol("fall", "decrease of the objective in the next step", real=True)


@claim(
    source="Zhang, He, Sra & Jadbabaie 2020 (the class); Vankov et al. 2024 (these steps)",
    then=fall >= g_T**2 / (2 * L_0 + 3 * L_1 * g_T),
    sharp=True,
    regime=[L_1 * g_T >= L_0],
)
def steps_that_shrink_with_the_gradient_descend(let, *, descend=gradient_descent):
    """If |Hessian| <= L_0 + L_1 |g|, a step of size 1/(L_0 + 3/2 L_1 |g|) along minus the gradient
    g lowers the objective by |g|^2 / (2 L_0 + 3 L_1 |g|) or more.

    The functions are sums of cosh and of fourth powers along turned axes, the start far away.
    """
    f = let(steep_functions())
    T = let(choices((0, 1, 2, 8)))
    x_0 = f.argmin + let(vectors(f.dim, -2, 2)) * let(reals(0, 2))

    def scaled(x):
        g = f.gradient(x)
        return g / (f.L0 + 3 * f.L1 * norm(g) / 2)

    path = descend(scaled, x_0, 1, steps=T + 1)
    value = f(path[-2:])
    return dict(L_0=f.L0, L_1=f.L1, g_T=norm(f.gradient(path[-2])), fall=value[0] - value[1])
