"""The neural tangent kernel at finite width: its diagonal is right on average, even for width 1."""

import numpy as np
from sympy import Eq

from theorycheck import E, claim, symbol
from theorycheck.kernels import deep_ntk
from theorycheck.networks import ntk_weights
from theorycheck.notation import m
from theorycheck.strategies import log_reals, sizes

depth = symbol("depth", "number of hidden layers", integer=True, positive=True)
length2 = symbol("length2", "squared norm of the input", positive=True)
kernel = symbol("kernel", "squared norm of the network's gradient", nonnegative=True)


@claim(
    source="Hanin & Nica 2020, Finite depth and width corrections to the neural tangent kernel",
    then=Eq(
        E(kernel, second_moment=((depth + 1) * length2) ** 2 * (1 + 5 / m) ** depth),
        (depth + 1) * length2,
    ),
)
def tangent_kernel_diagonal_is_unbiased_at_any_width(let, rng, trials, *, ntk=deep_ntk):
    """A ReLU network with `depth` hidden layers of any width has a tangent kernel of mean
    (depth + 1) |x|^2 at x, in the NTK parametrization, all layers trained.

    Its relative second moment is at most (1 + 5/m)^depth: depth over width sets the noise.
    """
    depth, m = let(sizes(1, 2)), let(sizes(2, 6))
    length2 = let(log_reals(1 / 4, 4))
    X = np.full((1, 1), length2**0.5)
    weights, scales = ntk_weights(rng, [1, *[m] * depth, 1], trials=trials)
    kernel = ntk(X, weights, scales)[:, 0, 0]
    return dict(depth=depth, m=m, length2=length2, kernel=kernel)
