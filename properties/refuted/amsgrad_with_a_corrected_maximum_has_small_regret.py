"""AMSGrad with the bias correction of libraries, under the bound of the paper's own method."""

import numpy as np
from sympy import log, sqrt

from theorycheck import claim, symbol
from theorycheck.notation import T
from theorycheck.optimization import adam, onto_box
from theorycheck.strategies import log_reals, sizes, vectors

regret = symbol("regret", "loss over T rounds minus that of the best fixed point", real=True)
alpha = symbol("alpha", "step size in the first round; round t uses alpha / sqrt(t)", positive=True)
beta_2 = symbol("beta_2", "decay of the second moment", positive=True)
v_T = symbol("v_T", "largest second moment in T rounds", nonnegative=True)
g_norm = symbol("g_norm", "Euclidean norm of all T gradients", nonnegative=True)

D = 2  # the diameter of the interval [-1, 1]


@claim(
    source="Reddi, Kale & Kumar 2018, Theorem 4, at beta_1 = 0, of what libraries run",
    then=regret
    <= D**2 * sqrt(T * v_T) / alpha + alpha * sqrt(1 + log(T)) * g_norm / sqrt(1 - beta_2),
    witness=dict(T=512, x_0=np.array([1.0]), alpha=2**-11.5, forgotten=2**-28),
    refuted_by="a constant loss: the correction divides a moment that never grew by 1 - beta_2^t",
)
def amsgrad_with_a_corrected_maximum_has_small_regret(let, *, descend=adam):
    """Dividing the largest second moment by 1 - beta_2^t, as torch does (optax takes the maximum of
    the quotients, which is the same here), keeps the regret that AMSGrad is proved to have.

    With beta_2 close to 1 the moments of the theorem are near 0, and its steps long; the corrected
    ones make Adam's steps of alpha / sqrt(t), which are too short to get anywhere.
    """
    T = let(sizes(100, 512))
    x_0 = let(vectors(1, 1 / 2, 1))
    alpha = let(log_reals(2**-12, 1))
    forgotten = let(log_reals(2**-28, 1 / 2))
    one = alpha / alpha
    path = descend(
        lambda x, _: 1 + 0 * x,
        x_0,
        [alpha / np.sqrt(one * t) for t in range(1, T + 1)],
        order=range(T),
        beta_1=0,
        beta_2=1 - forgotten,
        epsilon=0,
        longest_memory=True,
        project=onto_box(-1, 1),
    )
    return dict(
        T=T,
        regret=np.sum(path[:-1]) + T,
        alpha=alpha,
        beta_2=1 - forgotten,
        v_T=1 - (1 - forgotten) ** T,
        g_norm=np.sqrt(one * T),
    )
