"""Lion with decoupled weight decay: the largest entry of its point."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.notation import T, eta
from theorycheck.optimization import lion
from theorycheck.strategies import choices, matrices, reals, vectors

lam = symbol("lam", "weight decay", positive=True)
x_0 = symbol("x_0", "largest entry of the start, in size", nonnegative=True)
x_T = symbol("x_T", "largest entry after T steps, in size", nonnegative=True)


@claim(
    source="Chen, Liu, Liang & Liu 2024 (Lion-K, its first phase), here for the discrete method",
    assume=[eta * lam <= 1],
    then=x_T <= 1 / lam + (1 - eta * lam) ** T * (x_0 - 1 / lam),
    sharp=True,
    needs=[eta * lam <= 1],
)
def lion_stays_in_a_box(let, *, descend=lion):
    """Whatever the gradients, the largest entry exceeds 1/lam by a part that shrinks by
    1 - eta lam in every step; a start inside that box is never left.
    """
    d = let(choices((1, 2, 5, 50)))
    T = let(choices((1, 2, 3, 8, 50, 200)))
    drift = let(reals(-2, 2))
    g = let(matrices(T, d)) + drift
    start = let(vectors(d, -4, 4))
    eta = let(reals(1 / 64, 1))
    lam = let(reals(1 / 64, 5 / 4)) / eta
    beta_1 = let(reals(0, 1))
    beta_2 = let(reals(0, 1))
    path = descend(
        lambda _, t: g[t],
        start,
        eta,
        order=range(T),
        beta_1=beta_1,
        beta_2=beta_2,
        weight_decay=lam,
    )
    size = np.max(np.abs(path), axis=-1)
    return dict(T=T, eta=eta, lam=lam, x_0=size[0], x_T=size[-1])
