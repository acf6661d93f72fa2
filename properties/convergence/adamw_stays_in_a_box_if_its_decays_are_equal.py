"""AdamW whose two moments are forgotten alike: the largest entry of its point."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.notation import T, eta
from theorycheck.optimization import adamw
from theorycheck.strategies import choices, matrices, reals, vectors

lam = symbol("lam", "weight decay", positive=True)
x_0 = symbol("x_0", "largest entry of the start, in size", nonnegative=True)
x_T = symbol("x_T", "largest entry after T steps, in size", nonnegative=True)


@claim(
    source="after Xie & Li 2024, Theorem 1.1, on limits at beta_1 <= beta_2; here by Jensen",
    assume=[eta * lam <= 1],
    then=x_T <= 1 / lam + (1 - eta * lam) ** T * (x_0 - 1 / lam),
    sharp=True,
    needs=[eta * lam <= 1],
)
def adamw_stays_in_a_box_if_its_decays_are_equal(let, *, descend=adamw):
    """With beta_1 = beta_2 the corrected moments have |m| <= sqrt(v), whatever the gradients: a
    start in the box of radius 1/lam never leaves it, and any other comes closer.
    """
    d = let(choices((1, 2, 5, 50)))
    T = let(choices((1, 2, 3, 8, 50, 200)))
    drift = let(reals(-2, 2))
    g = let(matrices(T, d)) + drift
    start = let(vectors(d, -4, 4))
    eta = let(reals(1 / 64, 1))
    lam = let(reals(1 / 64, 5 / 4)) / eta
    beta = let(reals(0, 1023 / 1024))
    path = descend(
        lambda _, t: g[t],
        start,
        eta,
        order=range(T),
        beta_1=beta,
        beta_2=beta,
        epsilon=0,
        weight_decay=lam,
    )
    size = np.max(np.abs(path), axis=-1)
    return dict(T=T, eta=eta, lam=lam, x_0=size[0], x_T=size[-1])
