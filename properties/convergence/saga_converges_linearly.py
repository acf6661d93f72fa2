"""Stochastic gradients corrected by remembered ones, of a sum of strongly convex functions."""

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.notation import L, R, T, mu, n
from theorycheck.optimization import every_order, one_like, saga
from theorycheck.strategies import choices, vectors
from theorycheck.strategies.finite_sums import finite_sums

d_sq = symbol("d_sq", "squared distance to the minimizer after T steps", nonnegative=True)
f_0 = symbol("f_0", "objective above its minimum at the start", nonnegative=True)
SHAPES = ((1, 1), (1, 40), (2, 1), (2, 3), (2, 6), (3, 3), (5, 2), (12, 1))


@claim(
    source="Defazio, Bach & Lacoste-Julien 2014, Corollary 1",
    then=E(d_sq) <= (1 - mu / (2 * (mu * n + L))) ** T * (R**2 + n * f_0 / (mu * n + L)),
)
def saga_converges_linearly(let, *, descend=saga):
    """With steps 1/(2 (mu n + L)), the mean squared distance falls by 1 - mu/(2 (mu n + L)) a step,
    from R^2 + n gap/(mu n + L), if each of the n terms is mu-strongly convex and L-smooth.
    """
    n, T = let(choices(SHAPES))
    f = let(finite_sums(n, pulls=4, dim=(1, 2, 10)))
    x_0 = let(vectors(f.d, -2, 2))
    order = every_order(n, T) if n > 1 else np.zeros((T, 1), dtype=int)
    shares, outcomes = np.eye(n, dtype=int), order.shape[1]
    start, step = np.broadcast_to(x_0, (outcomes, f.d)), 1 / (2 * (f.ridge * n + f.L_max))
    path = descend(lambda x, i: f.gradient(x, shares[i]), start, step, order=order, terms=n)
    return dict(
        mu=f.ridge,
        L=f.L_max,
        n=n,
        T=T,
        R=np.sqrt(np.sum(x_0**2)),
        f_0=f(x_0),
        d_sq=np.sum(path[-1] ** 2, axis=-1),
        weights=np.ones(outcomes, dtype=int) * (one_like(step) / outcomes),
    )
