"""Deep scalar networks (w_1 ... w_N - y)^2 / 2: where gradient descent can settle."""

import numpy as np
from sympy import Rational

from theorycheck import P, claim, symbol
from theorycheck.networks.scalar import sharpness_at_a_minimum, slopes_of_a_product
from theorycheck.notation import eta
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import log_reals, reals, sizes

settled = symbol(
    "settled",
    "sharpness of the limit, 0 if 150 steps meet a slope above 100 or do not lead near a minimum",
    nonnegative=True,
)


@claim(
    source="Wang, Chen, Zhao & Tao 2022, two layers; Ahn, Zhang & Sra 2022 (ICML), in general",
    then=P(settled > Rational(101, 100) * 2 / eta) <= Rational(1, 200),
)
def limits_of_gradient_descent_on_scalar_networks_are_flat(
    let, rng, trials, *, descend=gradient_descent
):
    """From almost every start, what gradient descent converges to is no sharper than 2 / eta; of
    starts uniform in a box, not one in 200 is seen near a minimum that is a percent sharper.
    """
    depth = let(sizes(2, 4))
    y = let(log_reals(1 / 4, 4))
    box = let(reals(1 / 2, 3))
    eta = let(log_reals(1 / 32, 1))
    w = rng.uniform(-box, box, (trials, depth))

    def slopes(w):
        found = slopes_of_a_product(w, y)
        return found * (np.max(np.abs(found), axis=1, keepdims=True) <= 100)

    w = descend(slopes, w, eta, steps=150)[-1]
    near = np.abs(np.prod(w, axis=1) - y) < 1e-6
    return dict(eta=eta, settled=np.where(near, sharpness_at_a_minimum(w), 0))
