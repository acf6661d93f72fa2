"""From Renyi's privacy to epsilon and delta: the conversion that accountants end with."""

from theorycheck import claim, symbol
from theorycheck.privacy import hockey_stick, renyi_delta, renyi_divergence
from theorycheck.strategies import reals
from theorycheck.strategies.releases import law_pairs

excess = symbol("excess", "largest P(event) - e^epsilon P(event on the neighbour)", at_most=1)
promised = symbol("promised", "delta that the divergence promises at this epsilon")


@claim(
    source="Canonne, Kamath & Steinke 2020, Proposition 12",
    then=excess <= promised,
)
def renyi_privacy_is_approximate_privacy(let, *, convert=renyi_delta):
    """A release whose laws on neighbours have Renyi divergence r of order alpha > 1 is
    (epsilon, delta)-private with
    delta = exp((alpha - 1)(r - epsilon)) (1 - 1/alpha)^alpha/(alpha - 1).
    """
    pair = let(law_pairs(outputs=(2, 12)))
    alpha, epsilon = let(reals(1 + 1 / 64, 33)), let(reals(0, 4))
    first, second = pair.laws
    r = renyi_divergence(first, second, alpha)
    return dict(excess=hockey_stick(first, second, epsilon), promised=convert(r, alpha, epsilon))
