"""How far activations spread at He's initialization: their second moment grows in every layer."""

import numpy as np
from scipy.special import binom
from sympy import Eq, Rational

from theorycheck import E, claim, symbol
from theorycheck.networks import gaussian_weights
from theorycheck.networks.deep import preactivations
from theorycheck.strategies import choices, sizes

ratio2 = symbol("ratio2", "squared mean square of the activations, over that of its mean")
spread = symbol("spread", "product of 1 + 5/m over the hidden layers of width m", positive=True)
fourth = symbol("fourth", "mean of the square of ratio2", positive=True)

NARROWEST = (4, 6, 16, 24)  # at each depth: the mean of narrower ones takes many draws


@claim(
    source="Hanin & Rolnick 2018; Hanin & Nica 2019",
    then=Eq(E(ratio2, second_moment=fourth, within=Rational(1, 5)), spread),
)
def activations_spread_by_a_factor_per_layer(let, rng, trials, *, draw=gaussian_weights):
    """With Gaussian weights, the mean square of a ReLU layer's activations has a second moment of
    (1 + 5/m_1) ... (1 + 5/m_L) times its squared mean after layers of widths m_1, ..., m_L:
    networks as deep as they are wide are all different.

    Each layer multiplies it by the mean of m squared normals, each kept with probability 1/2.
    """
    depth = let(sizes(1, 4))
    widths = [let(sizes(NARROWEST[depth - 1], 28)) for _ in range(depth)]
    c = let(choices([2, 1, 3]))
    weights = draw(rng, [2, *widths], gain=c, trials=trials)
    hidden = np.maximum(preactivations(np.ones((1, 2)), weights)[-1], 0)
    ratio = np.mean(hidden[:, 0] ** 2, axis=-1) / (c / 2) ** depth
    spread = np.prod([1 + 5 / m for m in widths])
    fourth = np.prod([fourth_moment(m) for m in widths])
    return dict(ratio2=ratio**2, spread=spread, fourth=fourth)


def fourth_moment(m):
    """E ((2/m) chi^2_k)^4 with k ~ Binomial(m, 1/2) degrees of freedom."""
    k = np.arange(m + 1)
    return np.sum(binom(m, k) * k * (k + 2) * (k + 4) * (k + 6)) * 2.0 ** (4 - m) / m**4
