"""Mirror descent on underdetermined least squares: which solution it finds, and how fast."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.notation import L, eta, t
from theorycheck.optimization import mirror_descent
from theorycheck.optimization.geometry import entropic_step
from theorycheck.strategies import choices, matrices, reals, sizes, vectors

D_t = symbol("D_t", "Bregman divergence of the projection from the iterate", real=True)
size_sq = symbol("size_sq", "squared norm of the projection's multipliers", nonnegative=True)


@claim(
    source="Gunasekar, Lee, Soudry & Srebro 2018, Theorem 1, with a rate derived here: the "
    "multipliers descend on the smooth dual function",
    assume=[eta * L <= 1],
    then=D_t <= L * size_sq / (4 * eta * L * t + 2),
    sharp=True,
    needs=[eta * L <= 1],
    regime=[eta * L * t >= 1],
)
def mirror_descent_finds_the_bregman_projection(let, *, descend=mirror_descent):
    """On equations A x = b, exponentiated gradients and gradient descent approach that solution
    which is the Bregman projection of their start: the divergence falls like 1/t.

    A solution u is the projection if grad psi(u) - grad psi(x_0) = A'v, v its multipliers. L is
    |A|_F^2 for psi = |x|^2/2, for the entropy a quarter of the largest squared distance of two
    columns of A.
    """
    d = let(choices((2, 3, 8, 50)))
    n = let(sizes(1, 3))
    A = let(matrices(n, d)) + 3 * np.eye(n, 1) * np.eye(1, d)
    v = let(vectors(n, -2, 2))
    t = let(choices((1, 2, 8, 50)))
    x_0 = let(vectors(d, 1 / 64, 1))
    rate = let(reals(1 / 64, 4))
    entropic = let(choices((True, False)))
    gram = A.T @ A
    if entropic:
        squares, x_0 = np.diagonal(gram), x_0 / np.sum(x_0)
        L = np.max(squares[:, None] + squares - 2 * gram) / 4
        u = entropic_step(x_0, -(A.T @ v))
    else:
        L, u = np.sum(np.diagonal(gram)), x_0 + A.T @ v
    path = descend(
        lambda x: A.T @ (A @ (x - u)),
        x_0,
        rate / L,
        steps=t,
        mirror_step=entropic_step if entropic else lambda x, g: x - g,
    )
    away = u * np.log(u / path[-1]) if entropic else (u - path[-1]) ** 2 / 2
    return dict(L=L, eta=rate / L, t=t, size_sq=np.sum(v**2), D_t=np.sum(away))
