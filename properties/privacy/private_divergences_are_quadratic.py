"""From pure privacy to Renyi's: what epsilon amounts to is quadratic in epsilon."""

from theorycheck import claim, symbol
from theorycheck.notation import epsilon
from theorycheck.privacy import renyi_divergence
from theorycheck.strategies import choices, reals
from theorycheck.strategies.releases import law_pairs

alpha = symbol("alpha", "order of the divergence, larger than 1", positive=True)
divergence = symbol("divergence", "Renyi divergence of the laws on neighbours", nonnegative=True)


@claim(
    source="Bun & Steinke 2016, Proposition 1.4",
    then=divergence <= alpha * epsilon**2 / 2,
    sharp=True,
)
def private_divergences_are_quadratic(let):
    """An epsilon-private release has on neighbouring data sets laws of Renyi divergence at most
    alpha epsilon^2/2, for every order alpha > 1.
    """
    few = let(choices([2, 12]))
    pair, alpha = let(law_pairs(outputs=(2, few))), let(reals(1 + 1 / 64, 33))
    return dict(alpha=alpha, epsilon=pair.loss, divergence=renyi_divergence(*pair.laws, alpha))
