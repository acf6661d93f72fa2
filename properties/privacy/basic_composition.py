"""Basic composition: what releases chosen one after the other betray adds up, and no better."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.learning import largest
from theorycheck.privacy import hockey_stick
from theorycheck.strategies import vectors
from theorycheck.strategies.releases import adaptive_releases

excess = symbol("excess", "largest P(event) - e^(sum of epsilons) P(event on the neighbour)")
allowed = symbol("allowed", "sum of the deltas of the releases", at_most=1)


@claim(
    source="Dwork, Kenthapadi, McSherry, Mironov & Naor 2006; Dwork & Roth 2014, appendix B",
    then=excess <= allowed,
    sharp=True,
)
def basic_composition(let):
    """Releases of which the i-th, chosen in view of what the earlier ones published, is always
    (epsilon_i, delta_i)-private, are together (sum of epsilon_i, sum of delta_i)-private.
    """
    releases = let(adaptive_releases())
    losses = let(vectors(len(releases.masses), 0, 2))
    deltas = [
        largest(hockey_stick(here, there, loss))
        for (here, there), loss in zip(releases.laws, losses, strict=True)
    ]
    return dict(excess=hockey_stick(*releases.joint, np.sum(losses)), allowed=sum(deltas))
