"""What bends between many points is sharp: curvature in function space, whatever the weights."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.experiments.bent_lines import largest_curvature, weighted_bends
from theorycheck.strategies import choices, log_sizes, vectors

excess = symbol(
    "excess", "largest eigenvalue of the loss's Hessian, above the 1 of the last bias", real=True
)
bends = symbol(
    "bends", "changes of the slope of f, weighted by the points on both sides", nonnegative=True
)
gap = symbol("gap", "distance of the bends to the nearest point", nonnegative=True)


@claim(
    source="Mulayoff, Michaeli & Soudry 2021, The implicit bias of minima stability: a view from "
    "function space, in the proof of Theorem 1",
    assume=[gap > 0],
    then=excess >= 2 * bends,
    sharp=True,
)
def interpolants_are_as_sharp_as_they_bend(let, *, curvature=largest_curvature):
    """Half the mean squared error of a two-layer ReLU network f of one input has, where it is 0, a
    curvature of at least 1 + 2 sum g(t) |change of slope at t| over the bends t of its neurons.

    g(t) is the smaller one, over both sides of t, of P^2 E|X - t| sqrt(1 + E[X]^2), with P the
    share of the points X on that side and means over these.
    """
    n, m = let(log_sizes(1, 40)), let(log_sizes(1, 24))
    x, t = let(vectors(n, -2, 2)), let(vectors(m, -2, 2))
    w, a = let(vectors(m, 1 / 4, 1)), let(vectors(m, -2, 2))
    w = np.where(let(vectors(m)) < 0, -w, w)
    if let(choices([True, False])):  # mirrored at 0
        x, t, w, a = (np.concatenate(both) for both in ((x, -x), (t, -t), (w, -w), (a, a)))
    far = x[:, None] - t
    if let(choices([True, False])):  # as long in as out, as these points see it
        on = far * w > 0
        reach = np.hypot(np.mean(on, axis=0), np.mean(on * x[:, None], axis=0))
        a = np.sign(a) * np.abs(w) * np.mean(on * np.abs(far), axis=0) / np.where(reach, reach, 1)
    points, layers = x[None, :, None], (w[None, None], a[None, :, None], (-w * t)[None], None)
    return dict(
        excess=curvature(points, layers)[0] - 1,
        bends=weighted_bends(points, layers)[0],
        gap=np.min(np.abs(far)),
    )
