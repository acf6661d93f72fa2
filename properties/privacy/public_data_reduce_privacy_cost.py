"""How much of the price of privacy a few public examples take away, as a formula."""

from sympy import Eq

from theorycheck import claim, symbol
from theorycheck.strategies import log_reals, sizes

v = symbol("v", "variance of one example", positive=True)
noise = symbol("noise", "variance of the noise on the private mean", positive=True)
n_public = symbol("n_public", "number of public examples", integer=True, nonnegative=True)
n_private = symbol("n_private", "number of private examples", integer=True, positive=True)
increase = symbol("increase", "increase of the error over no privacy, public data used")
alone = symbol("alone", "increase of the error over no privacy, private data alone")

kept = n_private / (n_public + n_private)


def best_error(v, noise, n_public, n_private):
    """Mean square error of the inverse-variance weighting of public and noisy private means."""
    return 1 / (n_public / v + 1 / (v / n_private + noise))


@claim(
    source="derived here, from the exact error of the inverse-variance weighting",
    then=Eq(increase, alone * kept**2 / (1 + n_public * kept * noise / v)),
)
def public_data_reduce_privacy_cost(let, *, error=best_error):
    """With a share `kept` of private examples, privacy increases the error kept^2/(1 + n_public
    kept noise/v) times as much as it does with private examples alone.
    """
    v = let(log_reals(1 / 64, 4))
    noise = let(log_reals(1 / 1024, 64))
    n_public = let(sizes(0, 100))
    n_private = let(sizes(1, 100))
    increase, alone = (
        error(v, noise, public, n_private) - error(v, 0 * noise, public, n_private)
        for public in (n_public, 0)
    )
    return dict(
        v=v, noise=noise, n_public=n_public, n_private=n_private, increase=increase, alone=alone
    )
