"""Accounting for many releases: of all events, none betrays more than the delta promised."""

from theorycheck import claim, symbol
from theorycheck.privacy import composed_delta, hockey_stick, truncated_geometric
from theorycheck.strategies import reals, sizes

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
    truncated geometric releases is likelier than e^epsilon times its probability on a neighbour
    plus delta.
    """
    largest, k = let(sizes(1, 3)), let(sizes(1, 4))
    count = let(sizes(0, largest - 1))
    loss, epsilon = let(reals(1 / 16, 2)), let(reals(0, 4))
    here, there = (product(truncated_geometric(c, largest, loss), k) for c in (count, count + 1))
    return dict(excess=hockey_stick(here, there, epsilon), promised=account(loss, k, epsilon))
