"""Accounting for many releases: of all events, none betrays more than the delta promised."""

from theorycheck import claim, symbol
from theorycheck.privacy import composed_delta, hockey_stick
from theorycheck.strategies import reals, sizes
from theorycheck.strategies.releases import law_pairs

excess = symbol("excess", "largest P(event) - e^epsilon P(event on the neighbour)", at_most=1)
promised = symbol("promised", "the accountant's delta at this epsilon")


def product(law, k):
    """Law of k independent releases, each distributed as `law`."""
    joint = law
    for _ in range(k - 1):
        joint = (joint[:, None] * law).ravel()
    return joint


@claim(
    source="Kairouz, Oh & Viswanath 2015, Theorem 3.3",
    then=excess <= promised,
    sharp=True,
)
def composition_accountants_are_sound(let, *, account=composed_delta):
    """Whatever delta the accountant promises for k releases of privacy loss `loss`, no event of k
    releases of any such law is likelier than e^epsilon times its probability on a neighbour plus
    delta; responses to one bit attain it.
    """
    k, epsilon = let(sizes(1, 4)), let(reals(0, 4))
    release = let(law_pairs(outputs=(2, 4)))
    here, there = (product(law, k) for law in release.laws)
    excess = hockey_stick(here, there, epsilon)
    return dict(excess=excess, promised=account(release.loss, k, epsilon))
