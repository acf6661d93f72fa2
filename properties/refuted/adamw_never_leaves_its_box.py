"""AdamW with the usual decays, and a gradient that grows: the box of its weight decay."""

import numpy as np
from sympy import Max

from theorycheck import claim, symbol
from theorycheck.optimization import adamw
from theorycheck.strategies import reals, sizes, vectors

lam = symbol("lam", "weight decay", positive=True)
x_0 = symbol("x_0", "largest entry of the start, in size", nonnegative=True)
x_T = symbol("x_T", "largest entry after T steps, in size", nonnegative=True)


@claim(
    source="asked here: Xie & Li 2024 confine the limits of AdamW, not its path",
    then=x_T <= Max(x_0, 1 / lam),
    witness=dict(T=40, growth=1.2, start=np.array([0.0]), eta=0.25, lam=2.0),
    refuted_by="a gradient much larger than all before: it moves by up to 0.1/sqrt(0.001) = 3.16",
)
def adamw_never_leaves_its_box(let, *, descend=adamw):
    """At beta_1 = 0.9 and beta_2 = 0.999, the point stays in the box of radius 1/lam if it starts
    in it.
    """
    T = let(sizes(20, 40))
    growth = let(reals(1, 2))
    start = let(vectors(1))
    eta = let(reals(1 / 64, 1 / 4))
    lam = let(reals(1 / 2, 2))
    one = eta / eta
    path = descend(
        lambda _, t: growth**t + 0 * start,
        start,
        eta,
        order=range(T),
        beta_1=9 * one / 10,
        beta_2=999 * one / 1000,
        epsilon=0,
        weight_decay=lam,
    )
    size = np.max(np.abs(path), axis=-1)
    return dict(lam=lam, x_0=size[0], x_T=size[-1])
