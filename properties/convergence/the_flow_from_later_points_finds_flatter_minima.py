"""Deep scalar networks (w_1 ... w_N - y)^2 / 2: the minimum to which gradient flow would lead."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.networks.scalar import sharpness_of_the_flows_minimum, slopes_of_a_product
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import log_reals, log_sizes, reals, sizes, vectors

sharp_t = symbol("sharp_t", "sharpness where the flow from step t would end", nonnegative=True)
later = symbol("later", "sharpness where the flow from the next step would end", nonnegative=True)
turn = symbol(
    "turn",
    "largest eta |residual| times a product of all layers but two, or a slope over 1,000",
    nonnegative=True,
)


@claim(
    source="derived here; Kreisler, Shpigel Nacson, Soudry & Carmon 2023 (ICML), under conditions "
    "on the start",
    assume=[turn <= 1],
    then=later <= sharp_t,
    sharp=True,
    needs=[turn <= 1],
)
def the_flow_from_later_points_finds_flatter_minima(let, *, descend=gradient_descent):
    """Steps of gradient descent lower the sharpness of the minimum that gradient flow finds from
    where they are, unless it ends in a saddle; also while the loss goes up and down.

    The flow conserves every w_i^2 - w_j^2; a step multiplies it by 1 - (eta r product / w_i w_j)^2.
    At a fixed product, sum 1/w_i^2 grows with every gap between neighbours among the w_i^2.
    """
    depth = let(sizes(2, 4))
    w_0 = let(vectors(depth, 1 / 8, 2))
    y = let(log_reals(1 / 8, 2))
    eta = let(reals(1 / 64, 2))
    T = let(log_sizes(1, 20))
    path = descend(lambda w: np.clip(slopes_of_a_product(w, y), -1000, 1000), w_0, eta, steps=T)
    residual = np.prod(path[:-1], axis=1) - y
    pairs = [np.delete(path[:-1], (i, j), axis=1) for i in range(depth) for j in range(i)]
    others = np.max([np.abs(np.prod(pair, axis=1)) for pair in pairs], axis=0)
    found = sharpness_of_the_flows_minimum(path, y)
    cut = np.max(np.abs(slopes_of_a_product(path[:-1], y))) / 1000  # beyond 1 it is no instance
    turn = np.maximum(np.max(eta * np.abs(residual) * others), cut)
    return dict(turn=turn, sharp_t=found[:-1], later=found[1:])
