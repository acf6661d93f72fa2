"""Linear networks with one input and one output, and target 0: large steps are caught again."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.notation import T, eta
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import log_sizes, reals, sizes, vectors

mean_loss = symbol("mean_loss", "mean of (u v)^2 / 2 over the first T points", nonnegative=True)
kappa_0 = symbol("kappa_0", "|u|^2 + |v|^2 at the start, the tangent kernel", positive=True)


@claim(
    source="derived here; the catapult of Lewkowycz et al. 2020, section 2, at any width",
    assume=[eta * kappa_0 < 4],
    then=mean_loss <= kappa_0 / (2 * eta * T * (4 - eta * kappa_0)),
    sharp=True,
)
def steps_up_to_four_over_the_kernel_still_converge(let, *, descend=gradient_descent):
    """On a linear network with target 0, steps from 2 to 4 over the kernel raise the loss
    (u v)^2 / 2 at first, and yet its mean vanishes like 1/T.

    A step changes the kernel by eta f^2 (eta kappa - 4), f = u v, so it only falls, and what is
    lost in all is at most kappa_0.
    """
    width = let(sizes(1, 16))
    u = let(vectors(width, -2, 2))
    aligned = let(sizes(0, 1))
    v = u if aligned else let(vectors(width, -2, 2))
    kappa_0 = np.sum(u * u) + np.sum(v * v)
    eta = let(reals(1 / 16, 4)) / np.where(kappa_0 > 0, kappa_0, 1)
    T = let(log_sizes(1, 200))
    u_t, v_t = descend(
        lambda x: (x[1] * np.sum(x[0] * x[1]), x[0] * np.sum(x[0] * x[1])), (u, v), eta, steps=T
    )
    f = np.sum(u_t[:T] * v_t[:T], axis=1)
    return dict(mean_loss=np.sum(f * f) / (2 * T), kappa_0=kappa_0, eta=eta, T=T)
