"""Believed, and false: where two inputs are parallel, the tangent kernel has no inverse."""

import numpy as np
from sympy import Eq

from theorycheck import claim, symbol
from theorycheck.kernels import hidden_ntk_kernel
from theorycheck.strategies import reals, sizes

determinant = symbol("determinant", "determinant of the limiting kernel on x and -x")

SIGN = -1  # of the second input


@claim(
    refuted_by="derived here: on x and -x the kernel is |x|^2/2 times the identity",
    then=Eq(determinant, 0),
)
def parallel_inputs_make_the_tangent_kernel_singular(let, *, kernel=hidden_ntk_kernel):
    """On two parallel inputs, x and -x, the two-layer ReLU tangent kernel has no inverse: the
    condition of Du et al. 2019 that no two inputs be parallel is necessary.
    """
    x = np.full(let(sizes(1, 3)), let(reals(1 / 4, 2)))
    H = kernel(np.stack([x, SIGN * x]))
    return dict(determinant=H[0, 0] * H[1, 1] - H[0, 1] * H[1, 0])
