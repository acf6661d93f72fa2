"""The price of local privacy: of what two populations differ in, little is left in the reports."""

import numpy as np
from sympy import Min, exp

from theorycheck import claim, symbol
from theorycheck.learning import divergence, normalized
from theorycheck.notation import epsilon
from theorycheck.strategies import sizes
from theorycheck.strategies.releases import law_pairs

information = symbol("information", "KL divergences of the reports' laws, both ways, added")
distance = symbol("distance", "total variation distance of the two populations", at_most=1)


@claim(
    source="Duchi, Jordan & Wainwright 2018, Theorem 1",
    then=information <= Min(4, exp(2 * epsilon)) * (exp(epsilon) - 1) ** 2 * distance**2,
)
def local_privacy_contracts_information(let):
    """If everybody reports epsilon-privately, the reports of two populations at total variation
    distance TV differ by at most min(4, e^(2 epsilon)) (e^epsilon - 1)^2 TV^2 nats, both ways.
    """
    channel = let(law_pairs(data_sets=(2, 4), outputs=(2, 4)))
    kinds = len(channel.masses)
    masses = np.array([[let(sizes(0, 16)) for _ in range(kinds)] for _ in range(2)], dtype=float)
    first, second = populations = normalized(masses + (masses.sum(axis=1, keepdims=True) == 0))
    here, there = populations @ channel.laws
    return dict(
        epsilon=channel.loss,
        information=divergence(here, there) + divergence(there, here),
        distance=np.sum(abs(first - second)) / 2,
    )
