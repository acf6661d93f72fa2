"""Adam's convergence theorem as published, and the linear losses that refute it."""

import numpy as np
from sympy import sqrt

from theorycheck import claim, symbol
from theorycheck.notation import T
from theorycheck.optimization import adam, onto_box
from theorycheck.strategies import reals, sizes, vectors

regret = symbol("regret", "loss over T rounds minus that of the best fixed point", real=True)
alpha = symbol("alpha", "step size in the first round; round t uses alpha / sqrt(t)", positive=True)
beta_2 = symbol("beta_2", "decay of the second moment", positive=True)
v_T = symbol("v_T", "bias-corrected second moment after T rounds", nonnegative=True)
g_norm = symbol("g_norm", "Euclidean norm of all T gradients", nonnegative=True)
G = symbol("G", "largest size of a gradient", positive=True)

D = 2  # the diameter of the interval [-1, 1]


@claim(
    source="Kingma & Ba 2015, Theorem 4.1, at beta_1 = 0 and as lambda tends to 0",
    then=regret
    <= D**2 * sqrt(T * v_T) / (2 * alpha)
    + alpha * G * g_norm / sqrt(1 - beta_2)
    + D**2 * G * sqrt(1 - beta_2) / (2 * alpha),
    refuted_by="Reddi, Kale & Kumar 2018, Theorem 1",
    witness=dict(C=9, x_0=np.array([1.0]), alpha=0.3125),
)
def adam_has_vanishing_regret(let, *, descend=adam):
    """On convex losses over an interval, the regret of Adam grows no faster than sqrt(T).

    The losses are C x in every third round and -x otherwise: a large gradient is forgotten before
    it can make up for the small ones, and Adam stays near the worst point, +1. All three
    terms of the printed bound are kept: the third is 0 in the proof at beta_1 = 0, not in it.
    """
    C = let(sizes(2, 10))
    x_0 = let(vectors(1))
    alpha = let(reals(1 / 16, 1))
    rounds = np.arange(60)
    g = np.where(rounds % 3 == 0, C, -1)
    one = 1 + 0 * alpha
    step_sizes = [alpha / np.sqrt(one * (t + 1)) for t in rounds]
    decay = one / (1 + C**2)
    path = descend(
        lambda x, t: g[t] + 0 * x,
        x_0,
        step_sizes,
        order=rounds,
        beta_1=0,
        beta_2=decay,
        epsilon=0,
        project=onto_box(-1, 1),
    )
    v_T = (1 - decay) * np.sum(decay ** (59 - rounds) * g**2) / (1 - decay**60)
    return dict(
        T=60,
        regret=np.sum(g * path[:-1, 0]) + abs(int(g.sum())),
        alpha=alpha,
        beta_2=decay,
        v_T=v_T,
        g_norm=np.sqrt(one * int((g**2).sum())),
        G=C,
    )
