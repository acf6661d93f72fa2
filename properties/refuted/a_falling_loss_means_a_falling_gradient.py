"""A step that lowers the objective, and what it does to the gradient."""

from numpy.linalg import norm

from theorycheck import claim, symbol
from theorycheck.notation import L, eta
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import reals, vectors
from theorycheck.strategies.landscapes import landscapes

g_0 = symbol("g_0", "norm of the gradient before the step", nonnegative=True)
g_1 = symbol("g_1", "norm of the gradient after it", nonnegative=True)


@claim(
    source="believed; true of convex functions",
    assume=[eta * L <= 1],
    then=g_1 <= g_0,
    refuted_by="1 - cos x, near its maximum",
)
def a_falling_loss_means_a_falling_gradient(let, *, descend=gradient_descent):
    """With steps so small that the objective falls, the norm of the gradient falls, too."""
    f = let(landscapes(("cosine", "plateau", "wave"), dim=(1, 2)))
    x_0 = let(vectors(f.dim, -3, 3))
    eta = let(reals(1 / 8, 15 / 16)) / f.L
    before, after = norm(f.gradient(descend(f.gradient, x_0, eta, steps=1)), axis=1)
    return dict(L=f.L, eta=eta, g_0=before, g_1=after)
