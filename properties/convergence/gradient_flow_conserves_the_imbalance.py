"""Gradient flow on deep linear networks conserves the imbalance of neighbouring layers."""

import numpy as np
from sympy import Rational

from theorycheck import claim, symbol
from theorycheck.networks.linear import imbalances, product, pull_back
from theorycheck.networks.linear_flow import gradient_flow
from theorycheck.networks.losses import SLOPES
from theorycheck.strategies import choices, generator, log_reals, seeds, sizes

drift = symbol("drift", "largest change of an entry of an imbalance by time t", nonnegative=True)
moved = symbol("moved", "largest change of an entry of a layer by time t", nonnegative=True)


@claim(
    source="Arora, Cohen & Hazan 2018; Du, Hu & Lee 2018, Theorem 2.2",
    then=drift <= Rational(1, 10**6) * moved,
)
def gradient_flow_conserves_the_imbalance(let, *, slopes=pull_back):
    """At any depth and width, and whatever the loss of the product, every W_j'W_j - W_{j+1}W_{j+1}'
    stays what it was while the layers move; to six digits, to which the flow is integrated.
    """
    depth, width = let(sizes(2, 5)), let(sizes(1, 12))
    scale, duration = let(log_reals(1 / 4, 1)), let(log_reals(1 / 16, 1))
    slope = SLOPES[let(choices(sorted(SLOPES)))]
    rng = generator("flow", let(seeds()))
    widths = rng.integers(1, width + 1, depth + 1)
    W = tuple(
        scale * rng.normal(size=widths[k : k + 2]) / widths[k : k + 2].max() ** 0.5
        for k in range(depth)
    )
    target = rng.normal(size=(widths[0], widths[-1]))
    size = max(1, *(np.linalg.norm(w, 2) for w in W))
    pull = np.linalg.norm(slope(product(*W) - target))
    time = duration / (size ** (2 * depth - 2) + pull * size ** (depth - 2))
    path = gradient_flow(lambda now: slopes(slope(product(*now) - target), *now), W, time, steps=20)
    drifts = [np.max(np.abs(D[20] - D[0])) for D in imbalances(*path)]
    moves = [np.max(np.abs(w[20] - w[0])) for w in path]
    return dict(drift=max(drifts), moved=max(moves))
