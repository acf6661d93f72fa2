"""Pinsker's inequality for coins: divergence dominates squared distance."""

from theorycheck import claim, symbol
from theorycheck.learning import binary_divergence
from theorycheck.strategies import probabilities, reals

q = symbol("q", "bias of the first coin", nonnegative=True)
r = symbol("r", "bias of the second coin", positive=True)
kl = symbol("kl", "divergence kl(q || r) of the first from the second")


@claim(source="Pinsker 1964; Csiszar 1967; Kullback 1967", then=kl >= 2 * (q - r) ** 2, sharp=True)
def pinsker_bernoulli(let):
    """The divergence kl(q || r) between two coins is at least 2 (q - r)^2."""
    q = let(reals(0, 1))
    r = let(probabilities())
    return dict(q=q, r=r, kl=binary_divergence(q, r))
